// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * Refuses a watch, from anywhere below an {@link OnWSWatch} method; the peer is told {@code FORBIDDEN}.
 *
 * @since 0.1
 */
public class WatchRefusedException extends WSFailureException {

    private static final long serialVersionUID = 1L;

    /** Refuses without saying why. */
    public WatchRefusedException() {
        this("the identity of this connection may not watch this");
    }

    /** @param message says why; it is sent to the peer */
    public WatchRefusedException(String message) {
        super(SystemCode.FORBIDDEN.name(), SystemCode.FORBIDDEN.status(), message);
    }
}
