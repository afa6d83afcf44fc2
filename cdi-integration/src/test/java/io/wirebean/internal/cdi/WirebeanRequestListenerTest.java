// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.gate.GateDecision.NotOurs;
import io.wirebean.internal.gate.RawUpgrade.Caller;
import io.wirebean.internal.gate.RawUpgrade.Peer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a server that does not end a session while a connection of it is open. */
class WirebeanRequestListenerTest {

    private final RunningApplication app = RunningApplication.of(WirebeanSessionListenerTest.Tab.class);
    private final WirebeanRequestListener listener = new WirebeanRequestListener();
    private final FakeHttpSession session = new FakeHttpSession("s1").with("user", "ann");
    private final Map<String, Object> attributes = new HashMap<>();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aSessionIsWatchedFromItsFirstConnectionToItsLast() {
        listener.requestInitialized(request("s1", app.runtime()));
        assertTrue(attributes.isEmpty());

        var first = tab();
        var second = tab();
        first.leaves();
        assertNotNull(app.runtime().watch().begins("s1"));
        second.leaves();

        assertNull(app.runtime().watch().begins("s1"));
    }

    @Test
    void aRequestEndsForTheSessionThatItBeganFor() {
        listener.requestInitialized(request(null, app.runtime()));
        tab();
        var request = request("s1", app.runtime());

        listener.requestInitialized(request);
        app.runtime().watch().renamed("s1", "s2");
        listener.requestDestroyed(request);

        assertNull(app.runtime().watch().begins("s1"));
        assertNotNull(app.runtime().watch().begins("s2"));
    }

    @Test
    void beforeTheApplicationHasStartedNobodyIsTold() {
        listener.requestInitialized(request("s1", null));
        listener.requestDestroyed(request("s1", null));

        assertTrue(attributes.isEmpty());
    }

    private ScriptedPeer tab() {
        var request = new RequestThread();
        request.await(CompletableFuture.completedFuture(new NotOurs()), Duration.ofSeconds(1));
        var seen = new ServletSession(session.asSeen(), request, null);
        return app.connect("/tab", new Peer(Caller.NOBODY, null, null, false, seen));
    }

    private ServletRequestEvent request(@Nullable String id, @Nullable Object runtime) {
        ServletContext context = fake(ServletContext.class, (proxy, method, arguments) -> runtime);
        return new ServletRequestEvent(
                context, fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRequestedSessionId" -> id;
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
