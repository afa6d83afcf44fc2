// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.spi.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The wire below one connection, one implementation per server family.
 *
 * <p>The engine calls {@link #write} for one message at a time and waits for its completion before the next.
 */
public interface Transport {

    /** Writes one message; {@code done} is called exactly once, on any thread, possibly before this returns. Never throws. */
    void write(Frame frame, WriteCompletion done);

    /** Sends a close frame and returns at once. Never throws. */
    void close(int code, String phrase);

    /** Ends the connection without a closing handshake; whether the TCP connection is really freed. Never throws. */
    boolean abort();

    /**
     * Asks the server to read no more from the peer.
     *
     * @return true where nothing arrives any more but what has been read already; false where messages may go on arriving,
     *     so that the callback itself has to wait
     */
    boolean pauseReads();

    /** Undoes {@link #pauseReads}. */
    void resumeReads();

    /** Told once that a write is over. */
    @FunctionalInterface
    interface WriteCompletion {

        /** The write is over; {@code failure} is null where the server has taken the last byte. */
        void completed(@Nullable Throwable failure);
    }
}
