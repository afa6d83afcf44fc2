// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The wire below one connection, one implementation per server family.
 *
 * <p>The engine calls {@link #write} or {@link #writeAll} once and waits for the completion before the next, and
 * {@link #ping} and {@link #close} while no write is in flight: some servers would wait for it. {@link #abort} comes at any
 * time, and a {@link #close} after it where that did nothing.
 */
public interface Transport {

    /**
     * Writes a message; {@code done} is called exactly once, on any thread, possibly before this returns. Never throws. After a
     * close frame, whoever sent it, nothing is written any more and {@code done} is told so.
     */
    void write(EncodedMessage message, WriteCompletion done);

    /** The same for two messages or more in their order, which are one write; called where {@link #writesTogether} alone. */
    default void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
        done.completed(new UnsupportedOperationException());
    }

    /** Whether several messages can go in one write. */
    default boolean writesTogether() {
        return false;
    }

    /**
     * The thread of the server's that writes for this connection, whoever sends: what is written from it changes thread no more, and
     * many messages go together. It is an {@link Executor} itself, one of few, and runs what it is given after what it is at.
     *
     * @return null where any thread writes as well as another
     */
    default @Nullable Executor writer() {
        return null;
    }

    /**
     * How much the peer's side has taken of what was written so far, in any unit that grows: the watchdog compares it. What
     * completes is progress without it.
     */
    default long progress() {
        return 0;
    }

    /** Sends a ping frame with at most 125 bytes; may wait shortly. Never throws. */
    void ping(byte[] data);

    /** Sends a close frame. Never throws, and waits only where a write is in flight. */
    void close(int code, String phrase);

    /** The server has told the end of its session; what it may still have of it ends with the next {@link #abort}. */
    default void ended() {}

    /** Frees the TCP connection without a closing handshake; false where the server has no such end. Never waits, never throws. */
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
