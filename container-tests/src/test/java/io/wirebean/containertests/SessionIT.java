// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.Upgrade;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Connections end with the HTTP session that they were admitted by. */
@Conformance
class SessionIT {

    /** A server may look for sessions that are over once a minute only. */
    private static final Duration SWEEP = Duration.ofSeconds(90);

    private final ManagedServer server;
    private final String key = Probe.newKey();
    private final String user = "u" + key;

    SessionIT(ServerUnderTest server) {
        this.server = (ManagedServer) server;
    }

    @Test
    void threeTabsCloseWithinASecondOfTheirSessionEachOnce() {
        Browser ann = begun(Deployments.BASIC, "");
        List<RawSocket> tabs = tabs(ann);

        ann.get("/session/end");
        long ended = System.nanoTime();

        tabs.forEach(tab -> tab.closedWith(1008));
        assertTrue(System.nanoTime() - ended < TimeUnit.SECONDS.toNanos(1));
        haveClosedOnce(ann, tabs);
    }

    @Test
    void threeTabsCloseWhenTheSessionTimesOut() {
        Browser ann = begun(Deployments.BASIC, "&seconds=2");
        List<RawSocket> tabs = tabs(ann);

        closeEachOnce(ann, tabs);
        assertEquals(List.of("destroyed"), ann.journal(user, 1));
        ann.upgrade("/tab").refusedWith(401);
    }

    @Test
    void requestsKeepASessionThatHasAConnection() {
        Browser ann = begun(Deployments.BASIC, "&seconds=12");
        try (var line = ann.upgrade("/tab").connect()) {
            for (int i = 0; i < 2; i++) {
                // the server waits 8 s for what is never noted
                assertEquals(List.of(), ann.journal("nothing" + key, 1));
                assertEquals(user, ann.get("/session/user").body());
            }

            line.sends(request(1, "who")).receives(reply(1, "['" + user + "','" + user + "']"));
        }
    }

    @Test
    void threeTabsCloseWithTheirSessionUnderItsNewId() {
        Browser ann = begun(Deployments.BASIC, "");
        List<RawSocket> tabs = tabs(ann);
        assertEquals("changed", ann.get("/session/change").body());
        assertEquals(user, ann.get("/session/user").body());

        ann.get("/session/end");

        closeEachOnce(ann, tabs);
    }

    @Test
    void aConnectionThatOwesNothingToTheSessionOutlivesIt() {
        Browser ann = begun(Deployments.BASIC, "");
        try (var anybody = ann.upgrade("/anybody").connect()) {
            ann.get("/session/end");

            if (server.isWildFly()) {
                // Undertow ends every connection that came with the session, and asks nobody
                anybody.closedWith(1008);
            } else {
                anybody.sends(request(1, "who")).receives(reply(1, "['anonymous','anonymous']"));
            }
        }
    }

    @Test
    void everyConnectionEndsWithItsSessionWhereTheConfigurationSaysSo() {
        Browser ann = begun(Deployments.FORM, "");
        try (var anybody = ann.upgrade("/anybody").connect()) {
            anybody.sends(request(1, "who")).receives(reply(1, "['anonymous','anonymous']"));

            ann.get("/session/end");

            anybody.closedWith(1008);
        }
    }

    @Test
    void aSessionThatIsMadeForTheHandshakeBindsNothing() {
        Browser anyone = new Browser(server, Deployments.FORM);
        try (RawSocket line = anyone.upgrade("/anybody?key=" + key).rawSocket()) {
            anyone.kept(line.answer());
            anyone.get("/session/begin?user=" + user);
            anyone.get("/session/end");

            line.sends(request(1, "who")).receives(reply(1, "['anonymous','anonymous']"));
        }
    }

    @Test
    void anOpenConnectionKeepsItsSessionWhereTheConfigurationSaysSo() {
        Browser ann = begun(Deployments.FORM, "&seconds=3");
        try (var line = ann.upgrade("/tab").connect()) {
            outlasts(Deployments.FORM);

            line.sends(request(1, "who")).receives(reply(1, "['" + user + "','" + user + "']"));
            assertEquals(user, ann.get("/session/user").body());
        }
    }

    @Test
    void aSessionThatIsOverAdmitsNobody() {
        Browser ann = begun(Deployments.BASIC, "");
        ann.get("/session/end");

        ann.upgrade("/tab").refusedWith(401);
    }

    /** A session that begins now and that no connection has is over by its time-out. */
    private void outlasts(String application) {
        Browser bob = new Browser(server, application);
        bob.get("/session/begin?seconds=3&user=other" + user);
        bob.awaits("other" + user, "destroyed");
    }

    private Browser begun(String application, String parameters) {
        Browser browser = new Browser(server, application);
        assertEquals(
                "begun", browser.get("/session/begin?user=" + user + parameters).body());
        return browser;
    }

    private List<RawSocket> tabs(Browser browser) {
        return IntStream.range(0, 3)
                .mapToObj(i -> browser.patientUpgrade("/tab?key=" + key + i, SWEEP))
                .map(Upgrade::rawSocket)
                .map(tab -> tab.sends(request(1, "who")).receives(reply(1, "['" + user + "','" + user + "']")))
                .toList();
    }

    private void closeEachOnce(Browser browser, List<RawSocket> tabs) {
        tabs.forEach(tab -> tab.closedWith(1008));
        haveClosedOnce(browser, tabs);
    }

    private void haveClosedOnce(Browser browser, List<RawSocket> tabs) {
        tabs.forEach(RawSocket::close);
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of("opened", "who", "closed 1008"), browser.journal(key + i, 3));
        }
    }
}
