// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

/**
 * What becomes of a message for which a connection's queue has no room: by default as {@code wirebean.outbound.overflow}
 * says, for one message as {@link Outgoing#overflow} does.
 *
 * <p>Replies, failures and acknowledgements are sent with {@link #CLOSE} whatever is configured, since somebody waits for each
 * of them.
 *
 * <p>What waits for the state of a watch has as much room once more. Where that does not do, the watch is refused with
 * {@code LIMIT_EXCEEDED} in place of the connection being closed.
 *
 * @since 0.1
 */
public enum Overflow {
    /**
     * The connection is closed with 4013, "too slow", and what waits is given up; not before waiting messages of
     * {@link #DROP_OLDEST} have given way.
     */
    CLOSE,
    /**
     * The oldest waiting messages of this policy are dropped until there is room; where they do not make enough, the new one
     * is. Later on it gives way itself, to any message but one of {@link #DROP_NEWEST}.
     */
    DROP_OLDEST,
    /** The new message is dropped. */
    DROP_NEWEST,
    /**
     * The new message takes the place of the one that waits under the same key, be the queue full or not, at the end of the
     * queue. Where there is no room for it even so, it is as with {@link #CLOSE}: the last value of a key is never dropped
     * without a word.
     */
    LATEST
}
