// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.limits;

import static io.wirebean.conformance.Wire.data;
import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.object;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.conformance.Wire.Failure;
import io.wirebean.conformance.limits.app.LimitControllers;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message of its endpoint's size is taken on every server, one byte more is 1009; who sends too fast is told, then closed. */
@Conformance(Conformance.LIMITS)
class LimitConformance {

    private static final int FRAME = 64 * 1024;

    private static final int TEXT = 0x01;
    private static final int BINARY = 0x02;
    private static final int CONTINUATION = 0x00;
    private static final int FIN = 0x80;

    /** More than any server would hold without growing. */
    private static final int ENDLESS_FRAMES = 4_000;

    private static final long MEBIBYTE = 1 << 20;

    /** A slow machine needs more than one to be too fast. */
    private static final int ATTEMPTS = 100;

    private final WireClient app;
    private final ServerUnderTest server;

    LimitConformance(WireClient app, ServerUnderTest server) {
        this.app = app;
        this.server = server;
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("/limits/small", LimitControllers.SMALL),
                Arguments.of("/limits/plain", LimitApplication.PLAIN),
                Arguments.of("/limits/large", LimitControllers.LARGE));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aMessageAtTheLimitIsTaken(String path, int limit) {
        String message = messageOf(limit, "x");
        try (var ann = app.rawSocket(path)) {
            ann.sends(message).receives(reply(1, String.valueOf(contentOf(message))));
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aByteMoreIs1009WithBothNumbers(String path, int limit) {
        try (var ann = app.rawSocket(path)) {
            assertEquals(
                    "a message of " + (limit + 1) + " bytes is above the limit of " + limit,
                    ann.sends(messageOf(limit + 1, "x")).closedSaying(1009));
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void fragmentsAreCountedTogether(String path, int limit) {
        byte[] fits = bytes(messageOf(limit, "x"));
        byte[] tooLong = bytes(messageOf(limit + 1, "x"));
        try (var ann = app.rawSocket(path)) {
            ann.sendsFragments(parts(fits, limit / 3)).receives(reply(1, String.valueOf(contentOf(new String(fits)))));
            assertEquals(1009, ann.sendsFragments(parts(tooLong, limit / 3)).endsWith());
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void charactersCountAsTheirUtf8(String path, int limit) {
        try (var ann = app.rawSocket(path)) {
            String message = messageOf(limit, "€");
            ann.sends(message).receives(reply(1, String.valueOf(contentOf(message))));
            assertEquals(1009, ann.sends(messageOf(limit + 1, "€")).endsWith());
        }
    }

    @Test
    void characterThatIsCutByAFrameArrivesWhole() {
        String message = messageOf(LimitApplication.PLAIN, "🎈");
        try (var ann = app.rawSocket("/limits/plain")) {
            for (int size : new int[] {997, 998, 999, 1_000}) {
                ann.sendsFragments(parts(bytes(message), size)).receives(reply(1, String.valueOf(contentOf(message))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/limits/small", "/limits/plain"})
    void aMessageFarAboveTheLimitIs1009InAnyShape(String path) {
        byte[] huge = bytes(messageOf(3_000_000, "x"));
        try (var ann = app.rawSocket(path);
                var bob = app.rawSocket(path)) {
            assertEquals(1009, ann.sendsFrame(FIN | TEXT, huge).endsWith());
            sending(bob, () -> bob.sendsFragments(parts(huge, FRAME)), () -> assertEquals(1009, bob.endsWith()));
        }
    }

    @Test
    void threeMegabytesInFramesOf64KibAreTaken() {
        byte[] text = bytes(messageOf(3_000_000, "x"));
        try (var ann = app.rawSocket("/limits/large");
                var bob = app.rawSocket("/limits/bytes")) {
            ann.sendsFragments(parts(text, FRAME)).receives(reply(1, String.valueOf(contentOf(new String(text)))));
            sendsBytesInFrames(bob, text);
            bob.receives("3000000 bytes");
            ann.sends(request(2, "size", "'x'")).receives(reply(2, "1"));
        }
    }

    @Test
    void aMessageWithoutAnEndIsNotHeld() {
        long before = heap();
        for (int kind : new int[] {TEXT, BINARY}) {
            try (var ann = app.rawSocket("/limits/small")) {
                sending(ann, () -> sendsForEver(ann, kind), () -> {
                    isCutOff(1009, ann.endsWith());
                    isSmall(heap() - before);
                });
            }
        }
    }

    @Test
    void whoSendsTooFastIsToldInOrderAndThenClosed() {
        try (var ann = app.rawSocket("/limits/plain")) {
            int asked = 0;
            Failure refusal = null;
            // of two seconds' worth none is closed for, however fast it comes
            for (int attempt = 0; refusal == null && attempt < ATTEMPTS; attempt++) {
                refusal = asks(ann, asked);
                asked += LimitApplication.RATE;
            }

            assertNotNull(refusal, asked + " messages were all handled");
            assertEquals("RATE_LIMITED", refusal.code());
            assertEquals(
                    (LimitApplication.RATE + 1) + " messages in a second, the limit is " + LimitApplication.RATE
                            + " (wirebean.inbound.rate)",
                    refusal.message());
            sending(ann, () -> asksOn(ann), () -> isCutOff(1008, ann.endsWith()));
        }
    }

    @Test
    void aFloodCostsNeitherTheHeapNorTheOthers() {
        long before = heap();
        for (int i = 0; i < 20; i++) {
            try (var ann = app.rawSocket("/limits/plain")) {
                sending(ann, () -> floods(ann), () -> isCutOff(1008, ann.endsWith()));
            }
        }
        isSmall(heap() - before);
    }

    private static void isSmall(long grown) {
        assertTrue(grown < 64 * MEBIBYTE, "the heap has grown by " + grown + " bytes");
    }

    /** Asks for a second's worth at once; the first failure that is told, null for none. */
    private static @Nullable Failure asks(RawSocket ann, int asked) {
        for (int i = 1; i <= LimitApplication.RATE; i++) {
            ann.sends(request(asked + i, "size", "'four'"));
        }
        Failure first = null;
        for (int i = 1; i <= LimitApplication.RATE; i++) {
            String answer = ann.receivesText();
            assertEquals(asked + i, object(answer).getInt("id"));
            if (first == null && !object(answer).containsKey("data")) {
                first = failure(answer);
            }
        }
        return first;
    }

    private static void asksOn(RawSocket ann) {
        for (int i = 0; i < 20 * LimitApplication.RATE; i++) {
            ann.sends(request(1, "size", "'four'"));
        }
    }

    /** Sends on a thread of its own, as long as the server listens: who only sends does not see that he is cut off. */
    private static void sending(RawSocket peer, Runnable sends, Runnable then) {
        var sender = new Thread(() -> {
            try {
                sends.run();
            } catch (AssertionError cutOff) {
                // what the peer sees of it is the test's matter
            }
        });
        sender.start();
        then.run();
        peer.close();
        try {
            sender.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void isCutOff(int expected, int code) {
        assertTrue(code == expected || server.losesCloseFrames() && code == 1006, "ended with " + code);
    }

    private static void sendsForEver(RawSocket peer, int kind) {
        byte[] part = bytes("x".repeat(FRAME));
        peer.sendsFrame(kind, part);
        for (int i = 0; i < ENDLESS_FRAMES; i++) {
            peer.sendsFrame(CONTINUATION, part);
        }
    }

    private static void floods(RawSocket peer) {
        String message = messageOf(LimitApplication.PLAIN, "x");
        for (int i = 0; i < 1_000; i++) {
            peer.sends(message);
        }
    }

    private static void sendsBytesInFrames(RawSocket peer, byte[] data) {
        byte[][] parts = parts(data, FRAME);
        for (int i = 0; i < parts.length; i++) {
            int fin = i == parts.length - 1 ? FIN : 0;
            peer.sendsFrame(fin | (i == 0 ? BINARY : CONTINUATION), parts[i]);
        }
    }

    private long heap() {
        try (var probe = app.connect("/limits/plain")) {
            return Long.parseLong(data(probe.sends(request(1, "heap")).receivesText()));
        }
    }

    /** A request of so many bytes, full of this character and as much of {@code x} as is missing. */
    private static String messageOf(int bytes, String character) {
        int frame = request(1, "size", "''").length();
        int width = bytes(character).length;
        int count = (bytes - frame) / width;
        return request(1, "size", "'" + character.repeat(count) + "x".repeat(bytes - frame - count * width) + "'");
    }

    /** The length of the text in such a request. */
    private static int contentOf(String message) {
        return message.length() - request(1, "size", "''").length();
    }

    private static byte[][] parts(byte[] whole, int size) {
        int count = (whole.length + size - 1) / size;
        byte[][] parts = new byte[count][];
        for (int i = 0; i < count; i++) {
            parts[i] = Arrays.copyOfRange(whole, i * size, Math.min(whole.length, (i + 1) * size));
        }
        return parts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
