// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets go what waits for the rate of its topic: one timer for all watches of one rate, and none while nothing waits. */
final class Paces {

    private final Engine engine;
    private final ConcurrentHashMap<Duration, Pace> byInterval = new ConcurrentHashMap<>();

    Paces(Engine engine) {
        this.engine = engine;
    }

    /** Lets the watch go on when it is due. Rates are written in the program, so there are few. */
    void add(Watch watch, Duration every) {
        Pace pace = byInterval.computeIfAbsent(every, interval -> new Pace());
        pace.waiting.add(watch);
        pace.begin(watch);
    }

    private final class Pace {

        private final ConcurrentLinkedQueue<Watch> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean asleep = new AtomicBoolean();

        private void begin(Watch first) {
            if (asleep.compareAndSet(false, true)) {
                engine.after(Duration.ofNanos(Math.max(0, first.untilDue())).plusMillis(1), this::wake);
            }
        }

        /** The timer's thread has other deadlines to keep, and what goes now may have to be written by whoever lets it go. */
        private void wake() {
            if (!engine.flusher().handOver(this::goOn)) {
                goOn();
            }
        }

        /** They are all of one rate, so whoever has waited longest is due first, or nearly so. */
        private void goOn() {
            try {
                for (Watch first = waiting.peek(); first != null && first.untilDue() <= 0; first = waiting.peek()) {
                    waiting.remove(first);
                    first.flushDue();
                }
            } finally {
                asleep.set(false);
                Watch next = waiting.peek();
                if (next != null) {
                    begin(next);
                }
            }
        }
    }
}
