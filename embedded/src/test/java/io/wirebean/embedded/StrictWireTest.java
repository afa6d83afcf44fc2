// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.testkit.WireClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer gets and what the application hears where a peer breaks the protocol; all others go on. */
final class StrictWireTest {

    private static final int FIN = 0x80;
    private static final int LIMIT = 64 * 1024;

    private static WirebeanServer server;

    @BeforeAll
    static void start() {
        // its pings would stand among what is read here
        server = WirebeanServer.builder()
                .port(0)
                .beans(Echo.class)
                .parameter("wirebean.heartbeat.interval", "off")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void aBystanderIsAnswered() {
        try (var witness = WireClient.at(server.uri()).connect("/echo")) {
            witness.sends("still here").receives("still here");
        }
        assertEquals(1000, ended().code());
    }

    static Stream<Object[]> violations() {
        return Stream.of(
                new Object[] {Frames.bytes(0x81, 1, 'x'), 1002, "a frame without a mask"},
                new Object[] {Frames.frame(0xC1, "x"), 1002, "reserved bits without an extension"},
                new Object[] {Frames.frame(FIN | 3, "x"), 1002, "a reserved opcode"},
                new Object[] {Frames.frame(FIN | 0xB, "x"), 1002, "a reserved opcode"},
                new Object[] {Frames.frame(FrameHead.PING, "x"), 1002, "a fragmented control frame"},
                new Object[] {Frames.frame(0x89, new byte[126]), 1002, "a control frame of more than 125 bytes"},
                new Object[] {Frames.frame(FIN, "x"), 1002, "a continuation of no message"},
                new Object[] {
                    new Frames()
                            .then(Frames.frame(1, "a"))
                            .then(Frames.frame(0x81, "b"))
                            .toBytes(),
                    1002,
                    "a new message inside of a fragmented one"
                },
                new Object[] {Frames.frame(0x88, Frames.bytes(3)), 1002, "half of a close code"},
                new Object[] {Frames.frame(0x88, Frames.close(1005, "")), 1002, "a close code that may not be sent"},
                new Object[] {Frames.frame(0x88, Frames.close(2999, "")), 1002, "a close code that may not be sent"},
                new Object[] {Frames.frame(0x88, Frames.bytes(3, 0xE8, 0xFF)), 1007, "a close reason that is not UTF-8"
                },
                new Object[] {Frames.frame(0x81, Frames.bytes('a', 0xFF)), 1007, "a text that is not UTF-8"},
                new Object[] {
                    new Frames()
                            .then(Frames.frame(1, Frames.bytes('a', 0xE6)))
                            .then(Frames.frame(0, Frames.bytes('b')))
                            .toBytes(),
                    1007,
                    "a text that is not UTF-8"
                },
                new Object[] {
                    Frames.frame(0x81, Frames.bytes('a', 0xE6)), 1007, "a text that ends inside of a character"
                });
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsAnsweredWithItsCodeAndEndsTheConnection(byte[] wrong, int code, String phrase) throws Exception {
        try (var client = open()) {
            client.send(ByteBuffer.wrap(Frames.frame(0x81, "right")));
            assertEquals("right", text(client));
            client.send(ByteBuffer.wrap(wrong));

            assertEquals(closeFrame(code, phrase), client.rest());
            assertEquals(new CloseReason(code, phrase, Initiator.NETWORK), ended());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 1024 * 1024, 20 * 1024 * 1024})
    void aMessageOverTheLimitIsAnsweredByItsSizeAndReadToItsEndWithoutBeingKept(int size) throws Exception {
        try (var client = open()) {
            client.send(ByteBuffer.wrap(Frames.frame(0x82, new byte[size])));

            String phrase = "a message of " + size + " bytes is above the limit of 65536";
            assertEquals(closeFrame(1009, phrase), client.rest());
            assertEquals(new CloseReason(1009, phrase, Initiator.WIREBEAN), ended());
        }
    }

    @Test
    void fragmentsThatTogetherAreOverTheLimitAreAnsweredBeforeTheLast() throws Exception {
        try (var client = open()) {
            client.send(ByteBuffer.wrap(Frames.frame(0x01, "x".repeat(LIMIT))));
            client.send(ByteBuffer.wrap(Frames.frame(0x00, "é")));

            String phrase = "a message of 65538 bytes is above the limit of 65536";
            assertEquals(closeFrame(1009, phrase), client.rest());
            assertEquals(1009, ended().code());
        }
    }

    @Test
    void aMessageInTooManyFramesIsAnsweredByTheirNumber() throws Exception {
        try (var client = open()) {
            var frames = new Frames().then(Frames.frame(0x01, ""));
            for (int i = 0; i < 1024; i++) {
                frames.then(Frames.frame(0x00, ""));
            }
            client.send(ByteBuffer.wrap(frames.toBytes()));

            String phrase = "a message in 1025 frames is above the limit of 1024 (wirebean.inbound.max-fragments)";
            assertEquals(closeFrame(1009, phrase), client.rest());
            assertEquals(new CloseReason(1009, phrase, Initiator.WIREBEAN), ended());
        }
    }

    @Test
    void aMessageOfExactlyTheLimitIsAnsweredWhole() throws Exception {
        try (var client = open()) {
            String text = "é".repeat(LIMIT / 2);
            client.send(ByteBuffer.wrap(Frames.frame(0x81, text)));

            assertEquals(text, text(client));
            client.send(ByteBuffer.wrap(Frames.frame(0x88, Frames.close(1000, ""))));
            client.rest();
            ended();
        }
    }

    @Test
    void aPingBetweenFragmentsIsAnsweredAtOnce() throws Exception {
        try (var client = open()) {
            client.send(ByteBuffer.wrap(Frames.frame(0x01, "one ")));
            client.send(ByteBuffer.wrap(Frames.frame(0x89, "are you there?")));
            assertEquals("are you there?", payload(client, 0x8A));
            client.send(ByteBuffer.wrap(Frames.frame(0x80, "two")));
            assertEquals("one two", text(client));
            client.send(ByteBuffer.wrap(Frames.frame(0x88)));

            assertEquals(closeFrame(1000, ""), client.rest());
            assertEquals(new CloseReason(1005, "", Initiator.PEER), ended());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1008, 1012, 1013, 1014, 3000, 4999})
    void aGoodbyeIsAnsweredAndToldAsItWasSaid(int code) throws Exception {
        try (var client = open()) {
            client.send(ByteBuffer.wrap(Frames.frame(0x88, Frames.close(code, "that's all"))));

            assertEquals(closeFrame(code, "that's all"), client.rest());
            assertEquals(new CloseReason(code, "that's all", Initiator.PEER), ended());
        }
    }

    @Test
    void aCloseOfOursIsBehindWhatWasSentAndNothingIsBehindIt() throws Exception {
        try (var client = open()) {
            client.send(ByteBuffer.wrap(Frames.frame(0x81, "close")));

            assertEquals("before", text(client));
            assertEquals(closeFrame(4001, "enough"), client.rest());
            assertEquals(new CloseReason(4001, "enough", Initiator.APPLICATION), ended());
        }
    }

    @Test
    void aPeerThatGoesOnSendingAfterAViolationIsCutOff() throws Exception {
        try (var client = open()) {
            client.send(ByteBuffer.wrap(Frames.bytes(0x81, 1, 'x')));
            assertEquals(closeFrame(1002, "a frame without a mask"), client.rest());

            assertTrue(failsIn(() -> client.send(ByteBuffer.allocate(64 * 1024))));
            assertEquals(1002, ended().code());
        }
    }

    private interface Sending {
        void once() throws IOException;
    }

    private static boolean failsIn(Sending sending) {
        try {
            while (true) {
                sending.once();
            }
        } catch (IOException e) {
            return true;
        }
    }

    private static RawClient open() throws IOException {
        var client = new RawClient(server.port());
        assertTrue(client.upgrade("/echo").startsWith("HTTP/1.1 101"));
        return client;
    }

    private static CloseReason ended() {
        try {
            return server.select(Echo.class).ended().poll(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(RawClient client) throws IOException {
        return payload(client, 0x81);
    }

    private static String payload(RawClient client, int first) throws IOException {
        assertEquals(first, client.bytes(1)[0] & 0xFF);
        int length = client.bytes(1)[0];
        if (length == 126) {
            length = ByteBuffer.wrap(client.bytes(2)).getShort() & 0xFFFF;
        } else if (length == 127) {
            length = (int) ByteBuffer.wrap(client.bytes(8)).getLong();
        }
        return new String(client.bytes(length), StandardCharsets.UTF_8);
    }

    private static String closeFrame(int code, String phrase) {
        return "\u0088" + (char) (2 + phrase.length()) + (char) (code >> 8) + (char) (code & 0xFF) + phrase;
    }

    /** Answers what comes; closes at the word. */
    @WSController(value = "/echo", format = "raw")
    public static class Echo {

        private final BlockingQueue<CloseReason> ended = new LinkedBlockingQueue<>();

        @OnWSMessage
        String answer(String text, Connection me) {
            if (text.equals("close")) {
                me.send("", "before");
                me.close(4001, "enough");
                me.send("", "behind");
            }
            return text;
        }

        @OnWSDisconnection
        void end(CloseReason reason) {
            ended.add(reason);
        }

        BlockingQueue<CloseReason> ended() {
            return ended;
        }
    }
}
