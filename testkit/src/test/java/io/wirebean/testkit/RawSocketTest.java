// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RawSocketTest {

    private final TinyServer server = new TinyServer();
    private final WireClient app = WireClient.at(server.base());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMaskedMessageIsUnderstood() {
        try (var ann = app.rawSocket("/a")) {
            ann.sends("häuser").receives("häuser");
        }
    }

    @Test
    void longMessagesTravelBothWays() {
        String text = "x".repeat(60_000);
        try (var ann = app.rawSocket("/a")) {
            ann.sends(text).receives(text);
        }
    }

    @Test
    void fragmentsAreOneMessage() {
        try (var ann = app.rawSocket("/a")) {
            ann.sendsFragments(bytes("one "), bytes("message "), bytes("in parts"))
                    .receives("one message in parts");
        }
    }

    @Test
    void anUnmaskedMessageIsUnmasked() {
        try (var ann = app.rawSocket("/a")) {
            ann.sendsUnmasked("bare").receives("bare");
        }
    }

    @Test
    void aCloseIsComparedByItsCode() {
        try (var ann = app.rawSocket("/a")) {
            ann.sendsClose(4001).closedWith(4001);
        }
        try (var ann = app.rawSocket("/a")) {
            ann.sends("close 1011");

            AssertionError failure = assertThrows(AssertionError.class, () -> ann.closedWith(1000));
            assertTrue(failure.getMessage().contains("expected close 1000, got close 1011"), failure.getMessage());
        }
    }

    @Test
    void theEndIsFoundBehindMessages() {
        try (var ann = app.rawSocket("/a")) {
            assertEquals(1011, ann.sends("twice x").sends("close 1011").endsWith());
        }
        try (var ann = app.rawSocket("/a")) {
            assertEquals(1006, ann.sends("twice x").sends("drop").endsWith());
        }
    }

    @Test
    void silenceFailsAfterTheDeadline() {
        try (var ann = app.within(Duration.ofMillis(50)).rawSocket("/a")) {
            AssertionError failure = assertThrows(AssertionError.class, ann::receivesText);

            assertTrue(failure.getMessage().contains("got nothing within PT0.05S"), failure.getMessage());
        }
    }

    @Test
    void aResetArrivesAsOne() throws InterruptedException {
        app.rawSocket("/a").resets();

        assertEquals("Connection reset", server.ends.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void hangingUpArrivesAsEndOfStream() throws InterruptedException {
        app.rawSocket("/a").hangsUp();

        assertEquals("null", server.ends.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void garbageIsSentAsItIs() {
        try (var ann = app.rawSocket("/a")) {
            // an unmasked text frame, written byte for byte
            ann.sendsBytes(new byte[] {(byte) 0x81, 2, 'h', 'i'}).receives("hi");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
