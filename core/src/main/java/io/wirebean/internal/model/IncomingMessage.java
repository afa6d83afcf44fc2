// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.WSMessage;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Payload;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.PayloadException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that has found its handler, with the variables of the handler's path. */
public final class IncomingMessage implements WSMessage {

    private final Frame frame;
    private final Envelope.Message envelope;
    private final Map<String, String> variables;

    // written and read while the arguments of its one call are filled, on one thread
    private @Nullable JsonObject object;

    /** @param variables of the message's path, decoded */
    public IncomingMessage(Frame frame, Envelope.Message envelope, Map<String, String> variables) {
        this.frame = frame;
        this.envelope = envelope;
        this.variables = variables;
    }

    /** How much of a limit it takes. */
    public int bytes() {
        return frame.bytes();
    }

    /** What the handler's payload parameters are decoded from. */
    public Payload payload() {
        return envelope.payload();
    }

    /**
     * The text that the payload is decoded from.
     *
     * @throws PayloadException if it is binary and not UTF-8
     */
    String payloadText() throws PayloadException {
        if (payload() instanceof Payload.Json json) {
            return json.text();
        }
        try {
            return frame.asText();
        } catch (CharacterCodingException e) {
            throw Misfits.of("", "the message is binary and not UTF-8", e);
        }
    }

    /**
     * A member of the payload, which is decoded once for all members; null where there is no such member.
     *
     * @throws PayloadException if the payload is neither null nor an object
     */
    @Nullable
    JsonValue member(String name, PayloadCodec codec) throws PayloadException {
        if (object == null) {
            Object decoded = codec.decode(payloadText(), JsonObject.class);
            object = decoded == null ? JsonValue.EMPTY_JSON_OBJECT : (JsonObject) decoded;
        }
        return object.get(name);
    }

    /** The variables of the message's path. */
    public Map<String, String> variables() {
        return variables;
    }

    @Override
    public String event() {
        return envelope.event();
    }

    @Override
    public Optional<String> path() {
        return Optional.ofNullable(envelope.path());
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(envelope.id());
    }

    @Override
    public String rawText() {
        try {
            return frame.asText();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the message is binary and not UTF-8", e);
        }
    }
}
