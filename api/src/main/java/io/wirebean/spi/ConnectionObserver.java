// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.UpgradeRefused;

/**
 * Answers: what has just happened? For metrics and audit; every method does nothing by default.
 *
 * <p>Called on the thread where it happened, often the server's, a sender's or the timer's, and by several at once: must not
 * wait and must not throw. What it throws is logged and changes nothing.
 *
 * @since 0.1
 */
public interface ConnectionObserver {

    /** Observes nothing. */
    ConnectionObserver NONE = new ConnectionObserver() {};

    /** The gate has refused an upgrade. */
    default void refused(UpgradeRefused refusal) {}

    /** A connection has opened; its {@link io.wirebean.OnWSConnection} method has not run yet. */
    default void opened(Connection connection) {}

    /** A connection has ended. */
    default void closed(Connection connection, CloseReason reason) {}

    /** Something was dropped. */
    default void dropped(Connection connection, Drop drop) {}

    /** What can be dropped. */
    enum Drop {
        /** A message from the peer that waited when the connection was closed or ended, or came after that. */
        INBOUND_AFTER_END,
        /** A message from the peer that no {@code inbound.*} limit had room for; the connection is closed 1008. */
        INBOUND_OVERFLOW,
        /** A message from the peer above {@code inbound.max-message-bytes} or {@code inbound.max-fragments}; the connection is closed 1009. */
        INBOUND_TOO_BIG,
        /**
         * A message from the peer above {@code inbound.rate} or {@code inbound.rate-bytes}; the peer is told, or the connection
         * closed 1008.
         */
        INBOUND_RATE,
        /**
         * A message to the peer that its queue had no room for, or that gave way to a later one; of the first, with
         * {@link io.wirebean.Overflow#CLOSE} and {@link io.wirebean.Overflow#LATEST}, the connection is closed 4013, or the watch
         * refused for whose state it was to wait.
         */
        OUTBOUND_OVERFLOW,
        /** A message to the peer in whose place a later one of the same key was queued. */
        OUTBOUND_REPLACED,
        /**
         * A message to the peer that waited when the connection was given up or ended, or the watch that it waited in. Who sends
         * later is told that it is closed, and who had a write in flight that it failed; neither is counted here.
         */
        OUTBOUND_AFTER_END,
        /** A failure that the wire format does not tell. */
        SILENT_FAILURE
    }
}
