// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.data;
import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However a connection ends: the last callback runs once, after all others, with one reason on every server. */
@Conformance
class EndConformance {

    private static final int QUESTIONS = 10_000;

    private final WireClient app;
    private final Probe probe;
    private final ServerUnderTest server;
    private final String key = Probe.newKey();

    EndConformance(WireClient app, Probe probe, ServerUnderTest server) {
        this.app = app;
        this.probe = probe;
        this.server = server;
    }

    @Test
    void theClientCloses() {
        try (var ann = connect()) {
            ann.closes().closedWith(1000);
        }
        endsOnce("closed 1000 PEER");
    }

    @Test
    void theClientClosesWithACodeAndAPhrase() {
        try (var ann = connect()) {
            ann.closes(4001, "had enough").closedWith(4001);
        }
        endsOnce("closed 4001 PEER had enough");
    }

    @Test
    void theConnectionIsReset() {
        opened(app.rawSocket("/ends?key=" + key)).resets();

        endsOnce("closed 1006 NETWORK");
    }

    @Test
    void theConnectionEndsWithoutACloseFrame() {
        opened(app.rawSocket("/ends?key=" + key)).hangsUp();

        endsOnce("closed 1006 NETWORK");
    }

    @Test
    void connectionsThatEndWhileTheyOpenAreForgotten() {
        int opened = 0;
        for (int i = 0; i < 20; i++) {
            opened += opensAndResets() ? 1 : 0;
        }
        assertTrue(opened > 18, "one upgrade in thousands may fail, not two of 20");
        // a server that does not tell such an end leaves it to a ping, whose answer is awaited for longer than a
        // journal
        probe.journal(key + "/ends", opened);
        assertEquals(opened, probe.journal(key + "/ends", opened).size());
        try (var bob = app.connect("/ends?key=bob")) {
            bob.sends(request(1, "known", "'" + key + "'")).receives(reply(1, "[0,0]"));
        }
    }

    /** What has not opened need not be forgotten. */
    private boolean opensAndResets() {
        try {
            app.rawSocket("/ends?key=" + key).resets();
            return true;
        } catch (AssertionError e) {
            if (server.failsUpgradesBehindResets()) {
                return false;
            }
            throw e;
        }
    }

    @Test
    void theApplicationClosesBehindWhatItSent() {
        try (var ann = connect()) {
            ann.sends(event("close")).receives(event("last"));
            assertEquals("enough", ann.closedWith(4002));
        }
        endsOnce("closed 4002 APPLICATION enough");
    }

    @Test
    void aLastCallbackThatFailsHurtsNobody() {
        try (var ann = app.connect("/ends/failing?key=" + key)) {
            ann.sends(event("look")).receives(event("look", "'here'"));
        }
        List<String> journal = probe.journal(key, 2);
        assertEquals("closed", journal.get(0));
        assertTrue(journal.get(1).startsWith("destroyed"), journal.toString());
    }

    @Test
    void aLongPhraseIsCutBetweenCharacters() {
        try (var ann = connect()) {
            String phrase = ann.sends(event("longClose")).closedWith(4003);

            assertEquals("ä".repeat(61), phrase);
            assertEquals(122, phrase.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void aCloseCodeThatMayNotBeSentIsRefusedAndTheConnectionStaysOpen() {
        try (var ann = connect()) {
            assertEquals(
                    "INTERNAL",
                    failure(ann.sends(request(1, "badClose")).receivesText()).code());
            ann.sends(request(2, "known", "'" + key + "'")).receives(reply(2, "[1,1]"));
        }
    }

    @Test
    void theApplicationAborts() {
        try (var ann = app.rawSocket("/ends?key=" + key)) {
            int code = ann.sends(event("abort")).endsWith();

            // 1011 where the server has no harder end
            assertTrue(code == 1006 || code == 1011, "ended with " + code);
        }
        endsOnce("closed 1006 APPLICATION");
    }

    @Test
    void anEndWhileAHandlerRunsIsToldAfterIt() {
        var ann = opened(app.rawSocket("/ends?key=" + key));
        ann.sends(event("hold", "'" + key + "'"));
        probe.journal(key, 2);
        ann.resets();
        probe.open(key);

        List<String> journal = probe.journal(key, 5);

        assertEquals(5, journal.size(), journal.toString());
        assertEquals(List.of("opened", "holding", "held", "closed 1006 NETWORK"), journal.subList(0, 4));
    }

    @Test
    void aRoomForgetsAConnectionAtOnceWhileItsHandlerRuns() {
        try (var bob = app.connect("/ends?key=bob")) {
            var ann = opened(app.rawSocket("/ends?key=" + key));
            ann.sends(event("hold", "'" + key + "'"));
            probe.journal(key, 2);
            ann.sendsClose(1000).closedWith(1000);
            // a server answers the close first, and then tells us
            String known = "";
            for (int id = 1; id <= QUESTIONS && !known.equals("[0,0]"); id++) {
                known = data(bob.sends(request(id, "known", "'" + key + "'")).receivesText());
            }
            assertEquals("[0,0]", known);
            probe.open(key);
        }
    }

    private Conversation connect() {
        return opened(app.connect("/ends?key=" + key));
    }

    /** An end that comes before the first callback leaves none to tell it to. */
    private <T> T opened(T connection) {
        assertEquals(List.of("opened"), probe.journal(key, 1));
        return connection;
    }

    /** The visit is destroyed after the last callback, so that a second one would stand before it. */
    private void endsOnce(String closed) {
        List<String> journal = probe.journal(key, 3);
        assertEquals(3, journal.size(), journal.toString());
        assertEquals(List.of("opened", closed), journal.subList(0, 2));
        assertTrue(journal.get(2).startsWith("destroyed"), journal.toString());
    }
}
