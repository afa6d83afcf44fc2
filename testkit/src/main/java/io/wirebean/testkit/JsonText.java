// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.util.Optional;

/** Compares texts: JSON objects and arrays by value, all else exactly. */
final class JsonText {

    private JsonText() {}

    static boolean same(String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        Optional<JsonStructure> expectedJson = parsed(expected);
        return expectedJson.isPresent() && expectedJson.equals(parsed(actual));
    }

    private static Optional<JsonStructure> parsed(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.read());
        } catch (JsonException notJson) {
            return Optional.empty();
        }
    }
}
