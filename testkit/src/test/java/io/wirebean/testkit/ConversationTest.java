// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Holds the kit to its promises: above all that it fails when it should. */
class ConversationTest {

    private final TinyServer server = new TinyServer();
    private final WireClient app = WireClient.at(server.base());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void textIsComparedExactly() {
        try (var ann = app.connect("/a")) {
            ann.sends("hello").receives("hello");

            assertFails(() -> ann.sends("hello ").receives("hello"), "expected hello, got hello ");
        }
    }

    @Test
    void jsonIsComparedByValue() {
        try (var ann = app.connect("/a")) {
            ann.sends("{\"b\":[1,{}],\"a\":\"x\"}").receives("{ \"a\" : \"x\", \"b\" : [ 1 , {} ] }");

            assertFails(() -> ann.sends("{\"a\":1}").receives("{\"a\":2}"), "expected {\"a\":2}, got {\"a\":1}");
        }
    }

    @Test
    void bytesAreCompared() {
        try (var ann = app.connect("/a")) {
            ann.sends(new byte[] {1, 2}).receives(new byte[] {1, 2});

            assertFails(
                    () -> ann.sends(new byte[] {1, 2}).receives(new byte[] {1, 3}),
                    "expected binary 0103, got binary 0102");
            assertFails(() -> ann.sends("text").receives(new byte[] {1}), "expected binary 01, got text");
            assertFails(() -> ann.sends(new byte[] {1}).receives("text"), "expected text, got binary 01");
        }
    }

    @Test
    void aPredicateIsNamedInItsFailure() {
        try (var ann = app.connect("/a")) {
            ann.sends("long").receivesMatching("four letters", text -> text.length() == 4);

            assertFails(
                    () -> ann.sends("short").receivesMatching("four letters", text -> text.length() == 4),
                    "expected four letters, got short");
        }
    }

    @Test
    void silenceFailsAfterTheDeadline() {
        try (var ann = app.within(Duration.ofMillis(50)).connect("/a")) {
            assertFails(() -> ann.sends("heed").receives("more"), "expected more, got nothing within PT0.05S");
        }
    }

    @Test
    void nothingReceivedIsProvedByOrder() {
        try (var ann = app.connect("/a")) {
            ann.sends("heed").receivesNothing();
            ann.sends("twice over").receives("over");

            assertFails(ann::receivesNothing, "expected nothing before {\"pong\":4711}, got over");
            ann.receives("{\"pong\":4711}");
        }
    }

    @Test
    void theProofOfSilenceCanBeTheApplications() {
        try (var ann = app.silenceProbe("header upgrade", "websocket").connect("/a")) {
            ann.receivesNothing();
        }
    }

    @Test
    void aFailureShowsWhatAllPartiesSaid() {
        try (var ann = app.upgrade("/a").as("ann").connect();
                var bob = app.upgrade("/a").as("bob").connect()) {
            bob.sends("from bob").receives("from bob");

            AssertionError failure = assertThrows(
                    AssertionError.class, () -> ann.sends("from ann").receives("nonsense"));

            assertLine(failure, "bob .*-> from bob");
            assertLine(failure, "bob .*<- from bob");
            assertLine(failure, "ann .*-> from ann");
            assertLine(failure, "ann .*!! expected nonsense, got from ann");
        }
    }

    @Test
    void aCloseIsComparedByItsCode() {
        try (var ann = app.connect("/a")) {
            assertEquals("so there", ann.sends("close 4000").closedWith(4000));
        }
        try (var ann = app.connect("/a")) {
            assertFails(() -> ann.sends("close 4000").closedWith(4001), "expected close 4001, got close 4000");
        }
    }

    @Test
    void aMessageIsNoClose() {
        try (var ann = app.connect("/a")) {
            assertFails(() -> ann.sends("hello").closedWith(1000), "expected close 1000, got hello");
        }
    }

    @Test
    void theClientClosesToo() {
        try (var ann = app.connect("/a")) {
            ann.closes(4001, "enough").closedWith(4001);
        }
    }

    @Test
    void anAbnormalEndThatTheTestDoesNotNameFails() {
        Conversation ann = app.connect("/a").sends("close 1011").sends("heed");

        assertFails(ann::close, "expected a normal end, got close 1011 \"so there\"");
    }

    @Test
    void anEndWithoutACloseFrameFails() {
        Conversation ann = app.within(Duration.ofMillis(200)).connect("/a").sends("drop");

        // the JDK's client does not always tell an end of stream
        assertFails(ann::close, "expected ");
    }

    @Test
    void messagesThatNobodyAskedForDoNotHinderANormalEnd() {
        try (var ann = app.connect("/a")) {
            ann.sends("twice unread");
        }
    }

    @Test
    void breakingOffIsATestsOwnMatter() {
        try (var ann = app.connect("/a")) {
            ann.breaksOff();
        }
    }

    @Test
    void theEndIsFoundBehindMessages() {
        try (var ann = app.connect("/a")) {
            assertEquals(1011, ann.sends("twice x").sends("close 1011").endsWith());
        }
    }

    @Test
    void headersAndSubprotocolsTravel() {
        try (var ann = app.upgrade("/a")
                .header("X-Mood", "good")
                .subprotocols("v2", "v1")
                .connect()) {
            ann.sends("header x-mood").receives("good");

            assertEquals("v2", ann.subprotocol());
        }
    }

    @Test
    void aRefusalIsShownWhole() {
        HttpAnswer answer = app.upgrade("/refused").refusedWith(401);

        assertEquals("Bearer", answer.header("www-authenticate").orElseThrow());
        assertEquals("who", answer.body());
        assertEquals("who", app.upgrade("/chunked").refusedWith(503).body());
    }

    @Test
    void anotherAnswerThanTheRefusalFails() {
        assertFails(() -> app.upgrade("/refused").refusedWith(403), "expected status 403, got");
        assertFails(() -> app.upgrade("/a").refusedWith(403), "expected status 403, got");
        assertFails(() -> app.connect("/refused"), "the upgrade failed");
    }

    @Test
    void plainHttpIsAnswered() {
        assertEquals("page", app.http().get("/page").body());
    }

    private static void assertFails(Executable conversation, String sentence) {
        AssertionError failure = assertThrows(AssertionError.class, conversation);
        assertTrue(failure.getMessage().contains(sentence), failure.getMessage());
        assertTrue(failure.getMessage().contains("the transcript:"), failure.getMessage());
    }

    private static void assertLine(AssertionError failure, String pattern) {
        boolean found = failure.getMessage().lines().anyMatch(line -> line.matches("[ 0-9.]+ ms  " + pattern));
        assertTrue(found, failure.getMessage());
    }
}
