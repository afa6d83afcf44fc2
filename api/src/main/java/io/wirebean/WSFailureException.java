// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that is told to the peer as it is: code, message and details.
 *
 * @since 0.1
 */
public class WSFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient @Nullable Object details;

    /**
     * @param code what programs read, such as {@code ROOM_FULL}
     * @param status an HTTP-like status
     * @param message what people read; it is sent to the peer
     */
    public WSFailureException(String code, int status, String message) {
        this(code, status, message, null);
    }

    /**
     * @param code what programs read, such as {@code ROOM_FULL}
     * @param status an HTTP-like status
     * @param message what people read; it is sent to the peer
     * @param details sent as the error's {@code details}; null sends none
     */
    public WSFailureException(String code, int status, String message, @Nullable Object details) {
        super(message);
        this.code = code;
        this.status = status;
        this.details = details;
    }

    /** The code that programs read. */
    public String code() {
        return code;
    }

    /** The HTTP-like status. */
    public int status() {
        return status;
    }

    /** The details that go with it. */
    public Optional<Object> details() {
        return Optional.ofNullable(details);
    }
}
