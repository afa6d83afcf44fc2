// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.jsr.UndertowSession;
import io.wirebean.Connection;
import io.wirebean.testkit.RawSocket;
import jakarta.websocket.CloseReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a connection ends on Undertow: by the peer, by us, and by what is wrong. */
class UndertowGoodbyesTest {

    private static final int PING = 0x89;
    private static final int CLOSE = 0x88;

    /** 4000 and a phrase. */
    private static final byte[] GOODBYE = {0x0F, (byte) 0xA0, 'b', 'y', 'e'};

    @RegisterExtension
    private final UndertowApplication application = new UndertowApplication();

    @Test
    void aGoodbyeIsAnsweredAndTold() throws InterruptedException {
        try (RawSocket peer = application.peer()) {
            peer.sendsFrame(CLOSE, GOODBYE);

            assertEquals("bye", peer.closedSaying(4000));
            CloseReason told = application.ended();
            assertEquals(4000, told.getCloseCode().getCode());
            assertEquals("bye", told.getReasonPhrase());
            peer.isCutOff();
        }
        assertEquals(List.of(), application.connections());
    }

    /** Undertow answers as if it had said 1000, and tells that. */
    @Test
    void aGoodbyeMaySayNothing() throws InterruptedException {
        try (RawSocket peer = application.peer()) {
            peer.sendsFrame(CLOSE, new byte[0]);

            peer.closedWith(1000);
            assertEquals(1000, application.ended().getCloseCode().getCode());
            assertEquals(List.of(), application.connections());
        }
    }

    /** The frame that says so comes in two pieces, and the fragment before it has no end. */
    @Test
    void aGoodbyeInTheMidstOfAMessageIsAnswered() throws InterruptedException {
        byte[] head = {(byte) CLOSE, (byte) (0x80 | GOODBYE.length), 0, 0, 0, 0};
        for (int round = 0; round < 20; round++) {
            try (RawSocket peer = application.peer()) {
                peer.sendsFrame(1, new byte[] {'a'}).sendsBytes(head).sendsBytes(GOODBYE);

                peer.closedWith(4000);
                assertEquals(4000, application.ended().getCloseCode().getCode());
            }
        }
        assertFalse(application.hasRead());
    }

    /** Our close may come from another thread at any time. */
    @Test
    void aPongThatComesTooLateDoesNotEndTheChannel() throws Exception {
        try (RawSocket peer = application.peer()) {
            UndertowSession session = application.opened();
            WebSocketChannel channel = session.getWebSocketChannel();
            var calls = UndertowCalls.of(UndertowSession.class, WebSocketChannel.class);
            session.close();

            calls.answerPing(new byte[4], channel);

            assertTrue(channel.isOpen());
            peer.closedWith(1000);
        }
    }

    /** Pings that are answered at that moment must not end the channel ahead of the close frame. */
    @Test
    void whatAPeerSendsWhileWeCloseDoesNotCostTheCloseFrame() throws InterruptedException {
        byte[] ping = "ping".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 100; round++) {
            try (RawSocket peer = application.peer()) {
                peer.sends("open");
                application.read();
                for (int i = 0; i < 10; i++) {
                    peer.sendsFrame(PING, ping);
                }
                application.connections().forEach(connection -> connection.close(4001, "enough"));
                peer.sendsFrame(PING, ping);

                assertEquals("enough", peer.closedSaying(4001));
                peer.sendsClose(4001);
                application.ended();
            }
        }
    }

    /** Half of a message may be lost, so that nothing more of the connection is worth reading. */
    @Test
    void whatFailsAsNothingShouldEndsItsConnectionAndIsLogged() throws InterruptedException {
        try (var logged = new LoggedBy(UndertowFrames.class);
                RawSocket peer = application.peer()) {
            peer.sends(UndertowApplication.POISON);

            assertEquals(1006, peer.endsWith());
            application.ended();
            assertEquals(List.of(), application.connections());
            assertTrue(
                    logged.text().contains("SEVERE a message cannot be handled: its connection is closed"),
                    logged.text());
        }
    }

    @Test
    void whatIsNoUtf8Is1007() throws InterruptedException {
        try (RawSocket peer = application.peer()) {
            peer.sendsFrame(1, new byte[] {'a', (byte) 0xE2}).sendsFrame(0x80, new byte[] {'b'});

            peer.closedWith(1007);
            application.ended();
            assertFalse(application.hasRead());
            assertEquals(List.of(), application.connections());
        }
    }

    /** Undertow sends 1002 and may hang up ahead of it. */
    @Test
    void aFrameThatBreaksTheRulesEndsTheConnection() throws InterruptedException {
        try (RawSocket peer = application.peer()) {
            peer.sendsFrame(0x83, new byte[] {1});

            assertTrue(Set.of(1002, 1006).contains(peer.endsWith()));
            application.ended();
            assertEquals(List.<Connection>of(), application.connections());
        }
    }
}
