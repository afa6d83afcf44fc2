// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.PayloadException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.BinaryDataStrategy;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payloads by JSON-B; text, bytes (base64) and JSON-P values without it, the same with every JSON-B. */
public final class JsonbCodec implements PayloadCodec {

    private final Jsonb jsonb;
    private final JsonLimits limits;
    private final JsonReaderFactory readers;
    private final Map<Type, Decoding> special = Map.of(
            String.class, JsonbCodec::text,
            byte[].class, JsonbCodec::bytes,
            ByteBuffer.class, json -> ByteBuffer.wrap(bytes(json)),
            JsonValue.class, json -> value(json, JsonValue.class, ""),
            JsonStructure.class, json -> value(json, JsonStructure.class, "an object or an array"),
            JsonObject.class, json -> value(json, JsonObject.class, "an object"),
            JsonArray.class, json -> value(json, JsonArray.class, "an array"),
            JsonString.class, json -> value(json, JsonString.class, "a string"),
            JsonNumber.class, json -> value(json, JsonNumber.class, "a number"));

    /** Maps by an application's own JSON-B, as that is configured. */
    public JsonbCodec(Jsonb jsonb, JsonLimits limits) {
        this(jsonb, limits, JsonProvider.provider());
    }

    private JsonbCodec(Jsonb jsonb, JsonLimits limits, JsonProvider provider) {
        this.jsonb = jsonb;
        this.limits = limits;
        this.readers = provider.createReaderFactory(Map.of());
    }

    /** Maps by the server's JSON-B: bytes are base64, a number that an int or a long does not hold is refused. */
    public static JsonbCodec withDefaults(JsonLimits limits) {
        JsonProvider provider = JsonProvider.provider();
        Jsonb jsonb = JsonbBuilder.newBuilder()
                .withProvider(new ExactProvider(provider))
                .withConfig(new JsonbConfig().withBinaryDataStrategy(BinaryDataStrategy.BASE_64))
                .build();
        return new JsonbCodec(jsonb, limits, provider);
    }

    @Override
    public @Nullable Object decode(String json, Type type) throws PayloadException {
        requireOneValue(json);
        if (json.strip().equals("null")) {
            return null;
        }
        try {
            Decoding decoding = special.get(type);
            return decoding == null ? jsonb.fromJson(json, type) : decoding.decode(json.strip());
        } catch (StackOverflowError e) {
            // the limit of depth comes first, unless somebody has raised it beyond what the thread's stack holds
            throw new PayloadException("", "nests too deep", e);
        } catch (RuntimeException e) {
            throw Misfit.of(e);
        }
    }

    @Override
    public String encode(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return JsonStrings.quote(text);
        }
        if (value instanceof byte[] bytes) {
            return base64(ByteBuffer.wrap(bytes));
        }
        if (value instanceof ByteBuffer buffer) {
            return base64(buffer.duplicate());
        }
        return LoneSurrogates.escapedIn(value instanceof JsonValue json ? json.toString() : mapped(value));
    }

    private String mapped(Object value) {
        try {
            // never with a declared type: with that of a sealed interface the members are lost
            return jsonb.toJson(value);
        } catch (StackOverflowError | RuntimeException e) {
            throw new IllegalArgumentException(value.getClass().getName() + " cannot be encoded as JSON", e);
        }
    }

    // JSON-B stops reading behind the first value, and a message of the format raw has been read by nobody yet
    private void requireOneValue(String json) throws PayloadException {
        try {
            Head head = HeadScanner.scanValue(json);
            String why = limits.passedBy(head.depth(), head.size());
            if (why != null) {
                throw new PayloadException("", why, new IllegalArgumentException(why));
            }
        } catch (JsonSyntaxException e) {
            throw new PayloadException("", e.sentence(), e);
        }
    }

    private static String text(String json) throws PayloadException {
        if (!JsonStrings.isString(json)) {
            throw Misfit.mustBe("a string");
        }
        return JsonStrings.unquote(json);
    }

    private static byte[] bytes(String json) throws PayloadException {
        try {
            return Base64.getDecoder().decode(text(json));
        } catch (IllegalArgumentException e) {
            throw Misfit.mustBe("a string in base64");
        }
    }

    private JsonValue value(String json, Class<? extends JsonValue> type, String what) throws PayloadException {
        try (var reader = readers.createReader(new StringReader(json))) {
            JsonValue value = reader.readValue();
            if (!type.isInstance(value)) {
                throw Misfit.mustBe(what);
            }
            return value;
        }
    }

    private static String base64(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
    }

    /** How JSON text becomes a value of one type. */
    @FunctionalInterface
    private interface Decoding {

        Object decode(String json) throws PayloadException;
    }
}
