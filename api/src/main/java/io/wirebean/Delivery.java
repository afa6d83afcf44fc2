// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * What has become of one message for one connection.
 *
 * @since 0.1
 */
public enum Delivery {
    /** The server has handed its last byte to the network. Whether the peer has read it, only an answer of the peer can tell. */
    WRITTEN,
    /**
     * Dropped: the connection was closed or closing when it was sent, or ended while it waited, or the watch ended that it waited in.
     * Nothing of it was written.
     */
    CLOSED,
    /** Dropped: the queue had no room for it, or it had to give way to a later one. */
    OVERFLOW,
    /** Dropped: a later message of the same key took its place, or the state that a watcher began with had it already. */
    REPLACED,
    /**
     * Its write failed, or the connection ended before the server told the end of that. The peer may have it, or a part of it, or
     * nothing. The connection is broken and ends.
     */
    FAILED
}
