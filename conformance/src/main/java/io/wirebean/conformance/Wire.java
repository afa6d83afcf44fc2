// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages of the {@code json} format, written with single quotes for the sake of the reader. */
public final class Wire {

    private Wire() {}

    /** The same text with double quotes. */
    public static String json(String text) {
        return text.replace('\'', '"');
    }

    /** An event without data and id. */
    public static String event(String event) {
        return json("{'event':'" + event + "'}");
    }

    /** An event without id. */
    public static String event(String event, String data) {
        return json("{'event':'" + event + "','data':" + data + "}");
    }

    /** A request without data. */
    public static String request(int id, String event) {
        return json("{'event':'" + event + "','id':" + id + "}");
    }

    /** A request. */
    public static String request(int id, String event, String data) {
        return json("{'event':'" + event + "','id':" + id + ",'data':" + data + "}");
    }

    /** The reply to a request. */
    public static String reply(int id, String data) {
        return json("{'id':" + id + ",'data':" + data + "}");
    }

    /** Reads an object. */
    public static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** The {@code data} of a reply or event, as JSON text. */
    public static String data(String text) {
        return String.valueOf(object(text).get("data"));
    }

    /** The failure that a message tells. */
    public static Failure failure(String text) {
        JsonObject message = object(text);
        JsonObject error = message.getJsonObject("error");
        if (error == null) {
            throw new AssertionError("expected a failure, got " + text);
        }
        JsonValue id = message.get("id");
        return new Failure(
                id == null ? message.getString("event") : id.toString(),
                error.getString("code"),
                error.getString("message"),
                Optional.ofNullable(error.get("details"))
                        .map(JsonValue::toString)
                        .orElse(null),
                error.getString("ref", null));
    }

    /**
     * A failure as a client sees it.
     *
     * @param about the id of the request, or {@code error} where it had none
     */
    public record Failure(String about, String code, String message, @Nullable String details, @Nullable String ref) {}
}
