// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import io.wirebean.testkit.WireClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;

/** Asks the application, over connections of its own, what it has seen, and works its gates. */
public final class Probe {

    private final WireClient client;

    Probe(WireClient client) {
        this.client = client;
    }

    /** A key that no other test uses, for a journal or a gate. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** What was noted under this key, once it is so many entries; they are waited for. */
    public List<String> journal(String key, int atLeast) {
        String question = "{\"event\":\"journal\",\"id\":1,\"data\":{\"key\":\"%s\",\"atLeast\":%d}}";
        JsonObject reply = ask(question.formatted(key, atLeast));
        return reply.getJsonArray("data").getValuesAs(JsonString::getString);
    }

    /** Opens a gate for all who wait at it, and all who come. */
    public void open(String gate) {
        ask("{\"event\":\"open\",\"id\":1,\"data\":\"" + gate + "\"}");
    }

    private JsonObject ask(String question) {
        try (var probe = client.upgrade("/probe").as("probe").connect()) {
            String reply = probe.sends(question).receivesText();
            try (JsonReader reader = Json.createReader(new StringReader(reply))) {
                return reader.readObject();
            }
        }
    }
}
