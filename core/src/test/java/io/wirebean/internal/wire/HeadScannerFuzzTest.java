// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.spi.Envelope;
import io.wirebean.spi.Envelope.Authentication;
import io.wirebean.spi.Frame.TextFrame;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds our scanner against Parsson's parser, case by case. */
class HeadScannerFuzzTest {

    private static final int CASES = 60_000;

    private final JsonParserFactory parsson = JsonProvider.provider().createParserFactory(Map.of());

    @Test
    void whatParssonTakesAsOneObjectIsTakenAndNothingElse() {
        int taken = 0;
        for (long seed = 0; seed < CASES; seed++) {
            String text = new RandomJson(seed).next();
            boolean expected = isOneObjectToParsson(text);
            assertEquals(expected, byScanner(text) != null, "seed " + seed + ": " + text);
            taken += expected ? 1 : 0;
        }
        assertTrue(taken > CASES / 4 && taken < CASES * 3 / 4, "the cases are one-sided: " + taken + " are taken");
    }

    @Test
    void dataIsTheSliceThatParssonReads() {
        int compared = 0;
        for (long seed = 0; seed < CASES; seed++) {
            String text = new RandomJson(seed).next();
            JsonValue expected = isOneObjectToParsson(text) ? dataByParsson(text) : null;
            if (expected != null) {
                String at = "seed " + seed + ": " + text;
                String slice = present(present(byScanner(text), at).raw(HeadMember.DATA), at);
                assertEquals(expected, valueByParsson(slice), at);
                compared++;
            }
        }
        assertTrue(compared > CASES / 20, "only " + compared + " cases have data");
    }

    @Test
    void aTokenIsTheStringThatParssonReadsAndGoesWithNoEvent() {
        var format = new JsonFormat(JsonLimits.DEFAULTS);
        int tokens = 0;
        for (long seed = 0; seed < CASES; seed++) {
            String text = new RandomJson(seed).next();
            Envelope envelope = format.read(new TextFrame(text));
            if (envelope instanceof Authentication authentication) {
                JsonObject message = valueByParsson(text).asJsonObject();
                assertEquals(message.getString("auth"), authentication.token(), "seed " + seed + ": " + text);
                assertFalse(message.containsKey("event"), "seed " + seed + ": " + text);
                tokens++;
            }
        }
        assertTrue(tokens > CASES / 500, "only " + tokens + " cases have a token");
    }

    @Test
    void parssonMakesNoNumberOfAnExponentThatBigDecimalHasNotAndWeTakeItsText() {
        String text = "{\"data\":1e12345678901}";

        assertThrows(NumberFormatException.class, () -> valueByParsson(text));
        assertEquals("1e12345678901", present(byScanner(text), text).raw(HeadMember.DATA));
    }

    @Test
    void parssonStopsAtAThousandLevelsAndWeReadOn() {
        String deep = "{\"data\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";

        var thrown = assertThrows(RuntimeException.class, () -> isOneObjectToParsson(deep));

        assertTrue(thrown.getMessage().startsWith("Input is too deeply nested"), thrown.getMessage());
        assertEquals(1_001, present(byScanner(deep), "deep").depth());
    }

    private boolean isOneObjectToParsson(String text) {
        try (JsonParser parser = parsson.createParser(new StringReader(text))) {
            boolean object = parser.next() == Event.START_OBJECT;
            while (parser.hasNext()) {
                parser.next();
            }
            return object;
        } catch (JsonException e) {
            return false;
        }
    }

    private @Nullable JsonValue dataByParsson(String text) {
        try {
            return valueByParsson(text).asJsonObject().get("data");
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private JsonValue valueByParsson(String text) {
        try (JsonParser parser = parsson.createParser(new StringReader(text))) {
            parser.next();
            return parser.getValue();
        }
    }

    private static <T> T present(@Nullable T value, String at) {
        assertNotNull(value, at);
        return value;
    }

    private static @Nullable Head byScanner(String text) {
        try {
            return HeadScanner.scanObject(text);
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
