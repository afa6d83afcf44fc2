// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message for one connection at the moment it was sent.
 *
 * @since 0.1
 */
public final class SendResult {

    /** Why a message was not queued. */
    public enum Dropped {
        /** The connection is closed, or is closing. */
        CLOSED,
        /** The queue is full; the connection is closed with 4013. */
        OVERFLOW
    }

    private static final SendResult QUEUED = new SendResult(null);
    private static final SendResult CLOSED = new SendResult(Dropped.CLOSED);
    private static final SendResult OVERFLOW = new SendResult(Dropped.OVERFLOW);

    private final @Nullable Dropped dropped;

    private SendResult(@Nullable Dropped dropped) {
        this.dropped = dropped;
    }

    /** The result of a message that was queued. */
    public static SendResult queued() {
        return QUEUED;
    }

    /** The result of a message that was not queued. */
    public static SendResult dropped(Dropped reason) {
        return reason == Dropped.CLOSED ? CLOSED : OVERFLOW;
    }

    /** Whether the message waits in the connection's queue or is already on its way. */
    public boolean isQueued() {
        return dropped == null;
    }

    /** Why it was dropped. */
    public Optional<Dropped> dropped() {
        return Optional.ofNullable(dropped);
    }

    @Override
    public String toString() {
        return dropped == null ? "queued" : "dropped: " + dropped;
    }
}
