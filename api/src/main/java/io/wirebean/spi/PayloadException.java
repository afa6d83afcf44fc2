// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

/**
 * A payload that does not fit the type that a handler takes.
 *
 * @since 0.1
 */
public class PayloadException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path where it does not fit, as the peer sees it ({@code user.age}); empty for the whole payload
     * @param message one sentence for the peer, without the exception's text
     * @param cause for the log
     */
    public PayloadException(String path, String message, Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    /** Where it does not fit; empty for the whole payload. */
    public String path() {
        return path;
    }
}
