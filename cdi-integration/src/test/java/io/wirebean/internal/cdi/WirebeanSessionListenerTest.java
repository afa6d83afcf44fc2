// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSController;
import io.wirebean.internal.gate.GateDecision.NotOurs;
import io.wirebean.internal.gate.RawUpgrade.Caller;
import io.wirebean.internal.gate.RawUpgrade.Peer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSessionEvent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WirebeanSessionListenerTest {

    private final RunningApplication app = RunningApplication.of(Tab.class);
    private final WirebeanSessionListener listener = new WirebeanSessionListener();
    private final FakeHttpSession session = new FakeHttpSession("s1").with("user", "ann");

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void allConnectionsOfASessionEndWithIt() {
        var first = tab();
        var second = tab();

        listener.sessionDestroyed(event());

        assertTrue(first.next().startsWith("closed 1008"));
        assertTrue(second.next().startsWith("closed 1008"));
    }

    @Test
    void aSessionEndsUnderItsNewId() {
        var tab = tab();
        session.id("s2");
        listener.sessionIdChanged(event(), "s1");

        listener.sessionDestroyed(event());

        assertTrue(tab.next().startsWith("closed 1008"));
    }

    @Test
    void anIdThatTheServerGivesAgainIsThatOfANewSession() {
        listener.sessionDestroyed(event());
        listener.sessionCreated(event());

        tab().sends("{\"event\":\"who\"}").receives("{\"event\":\"who\",\"data\":\"here\"}");
    }

    @Test
    void beforeTheApplicationHasStartedNobodyIsTold() {
        listener.sessionCreated(new HttpSessionEvent(session.in(context(null))));

        assertEquals(0, app.runtime().engine().connections().count());
    }

    private ScriptedPeer tab() {
        var request = new RequestThread();
        // on its thread nobody waits any more: what is asked is asked directly
        request.await(CompletableFuture.completedFuture(new NotOurs()), Duration.ofSeconds(1));
        var seen = new ServletSession(session.asSeen(), request, null);
        return app.connect("/tab", new Peer(Caller.NOBODY, null, null, false, seen));
    }

    private HttpSessionEvent event() {
        return new HttpSessionEvent(session.in(context(app.runtime())));
    }

    private static ServletContext context(Object attribute) {
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> attribute);
    }

    @WSController("/tab")
    static class Tab {

        @OnWSUpgrade
        UpgradeDecision admit(UpgradeRequest request) {
            return UpgradeDecision.accept()
                    .as(request.session()
                            .flatMap(each -> each.attribute("user"))
                            .orElseThrow()
                            .toString());
        }

        @OnWSMessage("who")
        String who() {
            return "here";
        }
    }
}
