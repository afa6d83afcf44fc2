// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * The error codes that Wirebean itself sends to a peer; an application's own come from {@link WSFailure} and
 * {@link WSFailureException}.
 *
 * @since 0.1
 */
public enum SystemCode {
    /** The new token of a live connection was not accepted. */
    UNAUTHORIZED(401),
    /** The identity of the connection may not do this, or a new token is not for its user. */
    FORBIDDEN(403),
    /** The frame is not a message of the wire format. */
    BAD_MESSAGE(400),
    /** The payload or a parameter cannot be converted to what the handler takes. */
    VALIDATION_ERROR(422),
    /** No handler takes this event. */
    UNKNOWN_EVENT(404),
    /** A count or size is above its limit. */
    LIMIT_EXCEEDED(429),
    /** The peer sends faster than it may; the message was not handled. */
    RATE_LIMITED(429),
    /** The handler failed; the reference names the log entry. */
    INTERNAL(500);

    private final int status;

    SystemCode(int status) {
        this.status = status;
    }

    /** The HTTP-like status that goes with the code. */
    public int status() {
        return status;
    }
}
