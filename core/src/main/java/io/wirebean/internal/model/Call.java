// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.Handshake;
import io.wirebean.Identity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a handler can be filled from.
 *
 * @param message null but for message handlers and for error handlers of a message
 * @param failure null but for error handlers
 * @param closeReason null but for disconnection handlers
 * @param messageVariables of the message's path, or of the topic that is watched
 */
public record Call(
        Connection connection,
        @Nullable IncomingMessage message,
        @Nullable Throwable failure,
        @Nullable CloseReason closeReason,
        Map<String, String> messageVariables)
        implements PeerFacts {

    /** A call that a connection's opening makes. */
    public static Call opening(Connection connection) {
        return new Call(connection, null, null, null, Map.of());
    }

    /** A call for a message. */
    public static Call of(Connection connection, IncomingMessage message) {
        return new Call(connection, message, null, null, message.variables());
    }

    /** A call of a disconnection handler. */
    public static Call closing(Connection connection, CloseReason reason) {
        return new Call(connection, null, null, reason, Map.of());
    }

    /** A call for a watch, with what the topic fills. */
    public static Call watching(Connection connection, Map<String, String> variables) {
        return new Call(connection, null, null, null, variables);
    }

    /** The call of an error handler that follows this call. */
    public Call failed(Throwable failure) {
        return new Call(connection, message, failure, closeReason, messageVariables);
    }

    /** The message that a message handler is called for. */
    IncomingMessage requireMessage() {
        if (message == null) {
            throw new IllegalStateException("only message handlers are planned to take something from a message");
        }
        return message;
    }

    @Override
    public Handshake handshake() {
        return connection.handshake();
    }

    @Override
    public Identity identity() {
        return connection.identity();
    }
}
