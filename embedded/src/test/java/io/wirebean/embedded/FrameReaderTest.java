// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each stream is read in one piece, byte by byte and in threes: where it is cut makes no difference. */
final class FrameReaderTest {

    private static final int FIN = 0x80;
    private static final int MAX_BYTES = 70_000;
    private static final int MAX_FRAGMENTS = 8;
    private static final String TEXTS = "aé漢𝄞 and then some ASCII, 0123456789";

    @Test
    void messagesOfEveryLengthArriveAsTheyAre() {
        for (int size : new int[] {0, 1, 7, 8, 9, 125, 126, 127, 65_535, 65_536, MAX_BYTES}) {
            String text = "x".repeat(size);
            assertReads(Frames.frame(FIN | FrameHead.TEXT, text), "text " + text);
            assertReads(
                    Frames.frame(FIN | FrameHead.BINARY, text.getBytes(StandardCharsets.US_ASCII)), "binary " + text);
        }
    }

    @Test
    void textOfEveryWidthArrivesWhereverItsFramesAreCut() {
        byte[] utf8 = TEXTS.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= utf8.length; cut++) {
            byte[] stream = new Frames()
                    .then(Frames.frame(FrameHead.TEXT, Arrays.copyOf(utf8, cut)))
                    .then(Frames.frame(FIN, Arrays.copyOfRange(utf8, cut, utf8.length)))
                    .toBytes();
            assertReads(stream, "text " + TEXTS);
        }
    }

    @Test
    void pingsBetweenFragmentsDisturbNothing() {
        byte[] stream = new Frames()
                .then(Frames.frame(FrameHead.TEXT, "one "))
                .then(Frames.frame(FIN | FrameHead.PING, "p"))
                .then(Frames.frame(FrameHead.CONTINUATION, ""))
                .then(Frames.frame(FIN | FrameHead.PONG, ""))
                .then(Frames.frame(FIN, "two"))
                .then(Frames.frame(FIN | FrameHead.BINARY, "three"))
                .toBytes();

        assertReads(stream, "control 9 p", "control 10 ", "text one two", "binary three");
    }

    @Test
    void nothingIsReadBehindAClose() {
        byte[] stream = new Frames()
                .then(Frames.frame(FIN | FrameHead.CLOSE, Frames.close(4000, "bye – now")))
                .then(Frames.frame(FIN | FrameHead.TEXT, "late"))
                .toBytes();

        assertReads(stream, "closed 4000 bye – now");
        assertReads(Frames.frame(FIN | FrameHead.CLOSE), "closed 1005 ");
        assertReads(Frames.frame(FIN | FrameHead.CLOSE, Frames.close(1000, "")), "closed 1000 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void closeCodesThatMayTravelAreTaken(int code) {
        assertReads(Frames.frame(FIN | FrameHead.CLOSE, Frames.close(code, "")), "closed " + code + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
    void closeCodesThatMayNotTravelAreViolations(int code) {
        assertReads(
                Frames.frame(FIN | FrameHead.CLOSE, Frames.close(code, "")),
                "violated 1002 a close code that may not be sent");
    }

    static Stream<Object[]> malformedFrames() {
        return Stream.of(
                new Object[] {Frames.bytes(0x81, 1), "a frame without a mask"},
                new Object[] {Frames.frame(0xC1, "x"), "reserved bits without an extension"},
                new Object[] {Frames.frame(0xA2, "x"), "reserved bits without an extension"},
                new Object[] {Frames.frame(0x98 | 9, "x"), "reserved bits without an extension"},
                new Object[] {Frames.frame(FIN | 3, "x"), "a reserved opcode"},
                new Object[] {Frames.frame(FIN | 7, "x"), "a reserved opcode"},
                new Object[] {Frames.frame(FIN | 0xB, "x"), "a reserved opcode"},
                new Object[] {Frames.frame(FIN | 0xF, "x"), "a reserved opcode"},
                new Object[] {Frames.frame(FrameHead.PING, "x"), "a fragmented control frame"},
                new Object[] {Frames.frame(FrameHead.CLOSE), "a fragmented control frame"},
                new Object[] {
                    Frames.frame(FIN | FrameHead.PING, new byte[126]), "a control frame of more than 125 bytes"
                },
                new Object[] {Frames.frame(FIN | FrameHead.CLOSE, Frames.bytes(3)), "half of a close code"},
                new Object[] {Frames.frame(FIN, "x"), "a continuation of no message"},
                new Object[] {Frames.frame(0, "x"), "a continuation of no message"},
                new Object[] {
                    Frames.frame(0x82, 2, new byte[125]), "a length that is none, or in more bytes than it takes"
                },
                new Object[] {
                    Frames.frame(0x82, 8, new byte[65_535]), "a length that is none, or in more bytes than it takes"
                },
                new Object[] {
                    Frames.announcement(0x82, Long.MIN_VALUE | 65_536),
                    "a length that is none, or in more bytes than it takes"
                });
    }

    @ParameterizedTest
    @MethodSource("malformedFrames")
    void aMalformedFrameIsAViolationBehindWhatWasRight(byte[] frame, String why) {
        byte[] stream = new Frames()
                .then(Frames.frame(FIN | FrameHead.TEXT, "right"))
                .then(frame)
                .then(Frames.frame(FIN | FrameHead.TEXT, "late"))
                .toBytes();

        assertReads(stream, "text right", "violated 1002 " + why);
    }

    @Test
    void aNewMessageInsideOfAFragmentedOneIsAViolation() {
        byte[] stream = new Frames()
                .then(Frames.frame(FrameHead.TEXT, "one"))
                .then(Frames.frame(FIN | FrameHead.TEXT, "two"))
                .toBytes();

        assertReads(stream, "violated 1002 a new message inside of a fragmented one");
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                Frames.bytes(0x80),
                Frames.bytes(0xC0, 0xAF),
                Frames.bytes(0xC1, 0x80),
                Frames.bytes(0xC3, 'x'),
                Frames.bytes(0xE0, 0x80, 0x80),
                Frames.bytes(0xED, 0xA0, 0x80),
                Frames.bytes(0xF0, 0x80, 0x80, 0x80),
                Frames.bytes(0xF4, 0x90, 0x80, 0x80),
                Frames.bytes(0xF5, 0x80, 0x80, 0x80),
                Frames.bytes(0xFF));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void badUtf8IsAViolationAsSoonAsItIsSeen(byte[] bad) {
        for (String before : List.of("", "x", "ASCII before it", "é漢𝄞 before it")) {
            byte[] stream = new Frames()
                    .then(Frames.frame(FrameHead.TEXT, before))
                    .then(Frames.frame(0, bad))
                    .then(Frames.frame(0, "not the last"))
                    .toBytes();
            assertReads(stream, "violated 1007 a text that is not UTF-8");
        }
        byte[] close = new Frames().then(Frames.close(1000, "")).then(bad).toBytes();
        assertReads(Frames.frame(FIN | FrameHead.CLOSE, close), "violated 1007 a close reason that is not UTF-8");
    }

    @Test
    void aTextThatEndsInsideOfACharacterIsAViolation() {
        assertReads(
                Frames.frame(FIN | FrameHead.TEXT, Frames.bytes('a', 0xE6, 0xBC)),
                "violated 1007 a text that ends inside of a character");
        assertReads(
                Frames.frame(FIN | FrameHead.CLOSE, Frames.bytes(3, 0xE8, 0xE6)),
                "violated 1007 a close reason that ends inside of a character");
    }

    @Test
    void binaryMessagesNeedNoUtf8() {
        assertReads(Frames.frame(FIN | FrameHead.BINARY, Frames.bytes(0xFF, 0x80)), "binary ÿ\u0080");
    }

    @Test
    void aMessageOverTheLimitIsToldFromItsHeadAndSkipped() {
        byte[] stream = new Frames()
                .then(Frames.frame(FIN | FrameHead.BINARY, new byte[MAX_BYTES + 1]))
                .then(Frames.frame(FIN | FrameHead.TEXT, "next"))
                .toBytes();

        assertReads(stream, "too big 70001", "text next");
        assertReads(Frames.announcement(FIN | FrameHead.BINARY, Long.MAX_VALUE), "too big " + Long.MAX_VALUE);
    }

    @Test
    void aFragmentAsLongAsCanBeIsOverTheLimitWhateverCameBeforeIt() {
        byte[] stream = new Frames()
                .then(Frames.frame(FrameHead.BINARY, "x"))
                .then(Frames.announcement(FIN, Long.MAX_VALUE))
                .toBytes();

        assertReads(stream, "too big " + Long.MAX_VALUE);
    }

    @Test
    void fragmentsAreAddedUpAndWhatIsOverTheLimitIsNoLongerJudged() {
        byte[] stream = new Frames()
                .then(Frames.frame(FrameHead.TEXT, "x".repeat(MAX_BYTES)))
                .then(Frames.frame(0, "é"))
                .then(Frames.frame(0, Frames.bytes(0xFF)))
                .then(Frames.frame(FIN | FrameHead.PING, "p"))
                .then(Frames.frame(FIN, Frames.bytes(0xFF)))
                .then(Frames.frame(FIN | FrameHead.TEXT, "next"))
                .toBytes();

        assertReads(stream, "too big 70002", "control 9 p", "text next");
    }

    @Test
    void aMessageInTooManyFragmentsIsSkippedThoughTheyAreEmpty() {
        var frames = new Frames().then(Frames.frame(FrameHead.TEXT, ""));
        for (int i = 0; i < 20; i++) {
            frames.then(Frames.frame(0, ""));
        }
        byte[] stream = frames.then(Frames.frame(FIN, "end"))
                .then(Frames.frame(FIN | FrameHead.TEXT, "next"))
                .toBytes();

        assertReads(stream, "too many fragments 9", "text next");
    }

    private static void assertReads(byte[] stream, String... expected) {
        for (int piece : new int[] {stream.length, 1, 3}) {
            assertEquals(List.of(expected), read(stream.clone(), piece), "in pieces of " + piece);
        }
    }

    private static List<String> read(byte[] stream, int piece) {
        var seen = new Recording();
        var reader = new FrameReader(seen, MAX_BYTES, MAX_FRAGMENTS);
        for (int from = 0; from < stream.length; from += piece) {
            reader.read(stream, from, Math.min(stream.length, from + piece));
        }
        return seen.events;
    }

    /** Writes down what it is told. */
    private static final class Recording implements FrameSink {

        private final List<String> events = new ArrayList<>();

        @Override
        public void text(String text, int bytes) {
            assertEquals(text.getBytes(StandardCharsets.UTF_8).length, bytes);
            events.add("text " + text);
        }

        @Override
        public void binary(byte[] data) {
            events.add("binary " + new String(data, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void control(int opcode, byte[] payload) {
            events.add("control " + opcode + " " + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void closed(int code, String phrase) {
            events.add("closed " + code + " " + phrase);
        }

        @Override
        public void tooBig(long bytes) {
            events.add("too big " + bytes);
        }

        @Override
        public void tooManyFragments(int fragments) {
            events.add("too many fragments " + fragments);
        }

        @Override
        public void violated(int code, String phrase) {
            events.add("violated " + code + " " + phrase);
        }
    }
}
