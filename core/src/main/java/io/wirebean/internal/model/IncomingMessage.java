// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.WSMessage;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Payload;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;

/** A message that has found its handler, with the variables of the handler's path. */
public final class IncomingMessage implements WSMessage {

    private final Frame frame;
    private final Envelope.Message envelope;
    private final Map<String, String> variables;

    /** @param variables of the message's path, decoded */
    public IncomingMessage(Frame frame, Envelope.Message envelope, Map<String, String> variables) {
        this.frame = frame;
        this.envelope = envelope;
        this.variables = variables;
    }

    /** What the handler's payload parameters are decoded from. */
    public Payload payload() {
        return envelope.payload();
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
