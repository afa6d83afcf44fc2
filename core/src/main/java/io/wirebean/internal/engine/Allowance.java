// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.internal.model.Settings;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How fast one peer may send: a bucket for its messages and one for their bytes, each of which holds a second's worth.
 *
 * <p>What finds no room is refused and counts all the same, so that a peer has to pause before it is heard again; another
 * second's worth on top of a full bucket is no oversight any more. For one thread at a time.
 */
final class Allowance {

    /** For peers that may send at any rate. */
    private static final Allowance UNLIMITED = new Allowance(null, null, () -> 0);

    private final @Nullable Bucket messages;
    private final @Nullable Bucket bytes;
    private final LongSupplier nanos;

    private Allowance(@Nullable Bucket messages, @Nullable Bucket bytes, LongSupplier nanos) {
        this.messages = messages;
        this.bytes = bytes;
        this.nanos = nanos;
    }

    /**
     * More than the peer may send.
     *
     * @param why the actual value, the limit and its key
     * @param forgiven whether the connection may go on
     */
    record Excess(String why, boolean forgiven) {}

    static Allowance of(Settings.Rate rate, LongSupplier nanos) {
        if (rate.messages() == 0 && rate.bytes() == 0) {
            return UNLIMITED;
        }
        long now = nanos.getAsLong();
        return new Allowance(
                rate.messages() == 0 ? null : new Bucket(rate.messages(), "messages", "wirebean.inbound.rate", now),
                rate.bytes() == 0 ? null : new Bucket(rate.bytes(), "bytes", "wirebean.inbound.rate-bytes", now),
                nanos);
    }

    /** Counts a message; null where there is room for it. */
    @Nullable
    Excess charge(int size) {
        if (this == UNLIMITED) {
            return null;
        }
        long now = nanos.getAsLong();
        Excess ofMessages = messages == null ? null : messages.fill(1, now);
        Excess ofBytes = bytes == null ? null : bytes.fill(size, now);
        if (ofMessages == null || ofBytes != null && !ofBytes.forgiven()) {
            return ofBytes;
        }
        return ofMessages;
    }

    /** Holds what leaks out of it within a second, and knows its content by when it will be empty. */
    private static final class Bucket {

        private static final long SECOND = 1_000_000_000;

        private final int rate;
        private final String unit;
        private final String key;
        private long emptyAt;

        Bucket(int rate, String unit, String key, long now) {
            this.rate = rate;
            this.unit = unit;
            this.key = key;
            this.emptyAt = now;
        }

        @Nullable
        Excess fill(int units, long now) {
            // by subtraction, since such a time may overflow
            long before = Math.max(0, emptyAt - now);
            long content = before + units * SECOND / rate;
            emptyAt = now + content;
            return content <= SECOND ? null : excess(content);
        }

        private Excess excess(long content) {
            long actual = (content * rate + SECOND - 1) / SECOND;
            return new Excess(
                    actual + " " + unit + " in a second, the limit is " + rate + " (" + key + ")",
                    content <= 2 * SECOND);
        }
    }
}
