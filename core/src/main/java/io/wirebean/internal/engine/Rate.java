// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When the next update of one watch may go. Its watch guards it: nothing here is thread-safe. */
final class Rate {

    private final Duration every;
    private final LongSupplier nanos;
    private long due;

    /**
     * @param every how long there is between two, at least; zero for no rate
     * @param nanos the time
     */
    Rate(Duration every, LongSupplier nanos) {
        this.every = every;
        this.nanos = nanos;
        this.due = every.isZero() ? 0 : nanos.getAsLong();
    }

    boolean isDue() {
        return every.isZero() || untilDue() <= 0;
    }

    /** How many nanoseconds there are until it is due; negative afterwards. */
    long untilDue() {
        return due - nanos.getAsLong();
    }

    /** One has gone. */
    void gone() {
        if (!every.isZero()) {
            due = nanos.getAsLong() + every.toNanos();
        }
    }
}
