// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a peer sends costs at most its own message or, beyond the limits, its own connection. */
@Conformance
class HostileConformance {

    private static final int LIMIT = 64 * 1024;

    private static final List<String> NONSENSE = List.of(
            "",
            " ",
            "hello",
            "{",
            "}",
            "[]",
            "null",
            "7",
            "\"event\"",
            "{}",
            "{\"event\"}",
            "{\"event\":}",
            "{\"event\":1}",
            "{\"event\":null}",
            "{\"event\":\"shout\"",
            "{\"event\":\"shout\",}",
            "{\"event\":\"shout\"} x",
            "{\"event\":\"shout\"}{\"event\":\"shout\"}",
            "{\"event\":\"shout\",\"data\":}",
            "{\"event\":\"shout\",\"data\":'x'}",
            "{\"event\":\"shout\",\"data\":01}",
            "{'event':'shout'}",
            "{\"event\":\"shout\",\"data\":nul}",
            "{\"event\":\"sho\nut\"}",
            "{\"event\":\"\\x\"}",
            "{\"event\":\"\\u12\"}",
            "{\"data\":1}",
            "{\"ping\":{}}",
            "{\"id\":1}",
            "\u0000",
            "\uFEFF{}",
            "{\"event\":\"shout\",\"path\":7}",
            "{\"event\":\"shout\",\"id\":{}}",
            "{\"event\":\"shout\",\"ping\":1}",
            "[".repeat(30_000),
            "{\"a\":".repeat(10_000),
            "\"".repeat(30_001),
            "x".repeat(60_000),
            deep(30_000),
            "{\"event\":\"shout\",\"data\":[" + "1,".repeat(20_000) + "1]}");

    private final WireClient app;
    private final Probe probe;
    private final String key = Probe.newKey();

    HostileConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @ParameterizedTest
    @FieldSource("NONSENSE")
    void nonsenseIsABadMessageAndCostsOnlyItself(String text) {
        try (var ann = app.connect("/routed/ann")) {
            assertEquals("BAD_MESSAGE", failure(ann.sends(text).receivesText()).code());
            ann.sends(request(1, "shout", "'x'")).receives(reply(1, "'X'"));
        }
    }

    @Test
    void randomNoiseIsAnsweredOncePerMessage() {
        Random random = new Random(20261121);
        try (var ann = app.connect("/routed/ann")) {
            for (int i = 0; i < 200; i++) {
                byte[] noise = new byte[random.nextInt(2_000)];
                random.nextBytes(noise);
                assertEquals(
                        "BAD_MESSAGE", failure(ann.sends(noise).receivesText()).code());
            }
            ann.sends(request(1, "shout", "'x'")).receives(reply(1, "'X'"));
        }
    }

    @Test
    void aMessageAtTheLimitIsDelivered() {
        String frame = json("{'event':'shout','id':1,'data':'" + "x".repeat(LIMIT - 36) + "'}");
        String filled = frame.replace("\"}", "x".repeat(LIMIT - frame.length()) + "\"}");
        assertEquals(LIMIT, filled.length());
        try (var ann = app.connect("/routed/ann")) {
            ann.sends(filled).receivesMatching("a long reply", text -> text.length() > LIMIT - 50);
        }
    }

    @ParameterizedTest
    @MethodSource("tooBig")
    void aMessageAboveTheLimitClosesWith1009(String text) {
        try (var bob = app.connect("/routed/bob");
                var ann = app.rawSocket("/ends?key=" + key)) {
            probe.journal(key, 1);
            assertEquals(1009, ann.sends(text).endsWith());
            bob.sends(request(1, "shout", "'x'")).receives(reply(1, "'X'"));
        }
        assertTrue(probe.journal(key, 3).get(1).startsWith("closed 1009 "), () -> probe.journal(key, 3)
                .toString());
    }

    static Stream<String> tooBig() {
        return Stream.of(request(1, "shout", "'" + "x".repeat(LIMIT) + "'"), deep(100_000), "x".repeat(1 << 20));
    }

    @Test
    void theLimitCountsBytesAndNotCharacters() {
        try (var ann = app.rawSocket("/routed/ann")) {
            assertEquals(1009, ann.sends("€".repeat(LIMIT / 3 + 1)).endsWith());
        }
    }

    @Test
    void theLimitHoldsForTheSumOfFragments() {
        byte[] part = "x".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        try (var ann = app.rawSocket("/routed/ann")) {
            assertEquals(1009, ann.sendsFragments(part, part, part).endsWith());
        }
    }

    @Test
    void fragmentsAreOneMessageEvenWithinACharacter() {
        byte[] whole = request(1, "shout", "'ä'").getBytes(StandardCharsets.UTF_8);
        int within = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\u00c3') + 1;
        try (var ann = app.rawSocket("/routed/ann")) {
            ann.sendsFragments(Arrays.copyOfRange(whole, 0, within), Arrays.copyOfRange(whole, within, whole.length))
                    .receives(reply(1, "'Ä'"));
        }
    }

    @Test
    void badUtf8InATextFrameCostsItsConnection() {
        endsAlone(ann -> ann.sendsFrame(0x81, new byte[] {'"', (byte) 0xC3, 0x28, '"'}));
    }

    @Test
    void badUtf8InABinaryFrameCostsItsMessage() {
        try (var ann = app.connect("/routed/ann")) {
            assertEquals(
                    "BAD_MESSAGE",
                    failure(ann.sends(new byte[] {(byte) 0xC3, 0x28}).receivesText())
                            .code());
            ann.sends(request(1, "shout", "'x'")).receives(reply(1, "'X'"));
        }
    }

    @Test
    void halfACharacterReturnsAsItCame() {
        try (var ann = app.connect("/payloads")) {
            ann.sends(request(1, "record", "{'name':'\\ud83d','count':1}"))
                    .receives(reply(1, "{'name':'\\ud83d!','count':2}"));
        }
    }

    @Test
    void bytesThatAreNoFrameCostTheirConnection() {
        byte[] garbage = new byte[1_000];
        new Random(7).nextBytes(garbage);
        garbage[0] = (byte) 0xFF;
        endsAlone(ann -> ann.sendsBytes(garbage));
    }

    @Test
    void aContinuationOfNothingCostsItsConnection() {
        endsAlone(ann -> ann.sendsFrame(0x80, new byte[] {'x'}));
    }

    private void endsAlone(UnaryOperator<RawSocket> attack) {
        try (var bob = app.connect("/routed/bob");
                var ann = app.rawSocket("/ends?key=" + key)) {
            // an answer shows that the opening is over, so that there is a last callback to wait for
            ann.sends(request(0, "known", "'nowhere'")).receives(reply(0, "[0,0]"));
            int code = attack.apply(ann).endsWith();
            assertTrue(List.of(1002, 1003, 1006, 1007, 1011).contains(code), "ended with " + code);
            bob.sends(request(1, "shout", "'x'")).receives(reply(1, "'X'"));
        }
        List<String> journal = probe.journal(key, 3);
        assertEquals(3, journal.size(), journal.toString());
    }

    private static String deep(int depth) {
        return json("{'event':'shout','id':1,'data':" + "[".repeat(depth) + "]".repeat(depth) + "}");
    }
}
