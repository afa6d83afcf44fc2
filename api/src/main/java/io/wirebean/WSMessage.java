// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.Optional;

/**
 * The message that a handler is called for.
 *
 * <p>May be injected into any bean that is called from a message handler, and taken as a parameter.
 *
 * @since 0.1
 */
public interface WSMessage {

    /** The event; empty in a format without events. */
    String event();

    /** The path that refines the event. */
    Optional<String> path();

    /** The id, exactly as the peer wrote it: {@code 7}, or {@code "a"} with its quotes. */
    Optional<String> id();

    /** The whole message as received; a binary one as UTF-8. */
    String rawText();
}
