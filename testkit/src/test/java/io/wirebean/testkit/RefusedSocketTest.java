// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusedSocketTest {

    private final TinyServer server = new TinyServer();
    private final WireClient app = WireClient.at(server.base());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRefusalKeepsItsConnection() {
        try (var ann = app.upgrade("/patient").refusedSocket(401)) {
            assertEquals(401, ann.answer().status());
            assertEquals(401, ann.upgradesAgain().orElseThrow().status());
        }
    }

    @Test
    void aConnectionThatTheServerEndsAnswersNoMore() {
        try (var ann = app.upgrade("/refused").refusedSocket(401)) {
            assertEquals("", ann.sends("hello").readsToTheEnd());
            assertEquals(Optional.empty(), ann.upgradesAgain());
        }
    }

    @Test
    void anotherStatusFails() {
        AssertionError failure =
                assertThrows(AssertionError.class, () -> app.upgrade("/refused").refusedSocket(403));

        assertTrue(failure.getMessage().contains("expected status 403, got"), failure.getMessage());
    }

    @Test
    void theAnswerToAnUpgradeIsShownWhateverItIs() {
        assertEquals(401, app.upgrade("/refused").answer().status());
        assertEquals(101, app.upgrade("/a").answer().status());
        try (var ann = app.rawSocket("/a")) {
            assertEquals("websocket", ann.answer().header("upgrade").orElseThrow());
        }
    }

    @Test
    void aHastyMessageTravelsWithTheRequest() {
        try (var ann = app.upgrade("/a").hasty("first").rawSocket()) {
            ann.receives("first");
        }
    }

    @Test
    void aHostOfTheTestsOwnReplacesTheAddress() {
        try (var ann = app.upgrade("/a").header("Host", "example.com").rawSocket()) {
            ann.sends("header host").receives("example.com");
        }
    }
}
