// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The heartbeats of all connections: a wheel for each interval, moved on slot by slot by one task of the timer while there are
 * connections in it. A turn takes an interval, in which the machine may stand still: what is not counted is nobody's silence.
 */
final class Pulse {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private static final int SLOTS = 60;

    /**
     * Servers may lose an end that comes while the connection opens: the first answer is awaited no longer, in whole ticks of the
     * wheel.
     */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(10);

    private final Engine engine;
    private final ConcurrentHashMap<Duration, Wheel> wheels = new ConcurrentHashMap<>(2);

    Pulse(Engine engine) {
        this.engine = engine;
    }

    /** Pings the connection soon, and every interval after that. Does nothing where the heartbeat is off. */
    void add(LiveConnection connection) {
        Duration interval = intervalOf(connection);
        if (!interval.isZero()) {
            wheels.computeIfAbsent(interval, Wheel::new).add(connection.heart());
        }
    }

    /** Whether or not it has been added; it cannot be any more. */
    void remove(LiveConnection connection) {
        Duration interval = intervalOf(connection);
        if (!interval.isZero()) {
            wheels.computeIfAbsent(interval, Wheel::new).remove(connection.heart());
        }
    }

    private Duration intervalOf(LiveConnection connection) {
        return connection
                .endpoint()
                .heartbeat()
                .orElse(engine.parts().settings().heartbeat().interval());
    }

    private final class Wheel {

        private final ReentrantLock lock = new ReentrantLock();
        private final Duration interval;
        private final Duration tick;
        private final List<List<Heart>> slots;
        private final int patience;
        private int hand;
        private int size;
        private boolean turning;

        Wheel(Duration interval) {
            this.interval = interval;
            // whole milliseconds, as a timer counts: a turn is never shorter than the interval
            long millis = interval.toMillis();
            long step = ceil(millis, SLOTS);
            this.tick = Duration.ofMillis(step);
            this.slots = Stream.<List<Heart>>generate(() -> new ArrayList<>(0))
                    .limit(ceil(millis, step))
                    .toList();
            this.patience = (int) Math.min(slots.size(), ceil(FIRST_PATIENCE.toMillis(), step));
        }

        private static long ceil(long amount, long unit) {
            return (amount + unit - 1) / unit;
        }

        void add(Heart heart) {
            lock.lock();
            try {
                if (heart.removed) {
                    return;
                }
                put(heart, hand + 1);
                size++;
                if (turning) {
                    return;
                }
                turning = true;
            } finally {
                lock.unlock();
            }
            engine.after(tick, this::turn);
        }

        void remove(Heart heart) {
            lock.lock();
            try {
                heart.removed = true;
                if (heart.slot >= 0) {
                    take(heart);
                    size--;
                }
            } finally {
                lock.unlock();
            }
        }

        private void turn() {
            List<Heart> due;
            lock.lock();
            try {
                hand = (hand + 1) % slots.size();
                due = List.copyOf(slots.get(hand));
            } finally {
                lock.unlock();
            }
            due.forEach(this::beat);
            lock.lock();
            try {
                turning = size > 0;
                if (!turning) {
                    return;
                }
            } finally {
                lock.unlock();
            }
            engine.after(tick, this::turn);
        }

        /** A beat that throws is a fault of ours; it must not stop the others. */
        private void beat(Heart heart) {
            try {
                if (heart.beat(tick.multipliedBy(patience), interval)) {
                    moveOn(heart);
                }
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "a heartbeat failed", e);
            }
        }

        /** After the first ping the next beat comes as soon as its answer must be there. */
        private void moveOn(Heart heart) {
            lock.lock();
            try {
                if (!heart.removed) {
                    take(heart);
                    put(heart, hand + patience);
                }
            } finally {
                lock.unlock();
            }
        }

        private void put(Heart heart, int slot) {
            heart.slot = slot % slots.size();
            List<Heart> all = slots.get(heart.slot);
            heart.index = all.size();
            all.add(heart);
        }

        /** The last of the slot takes its place. */
        private void take(Heart heart) {
            List<Heart> all = slots.get(heart.slot);
            Heart last = all.remove(all.size() - 1);
            if (last != heart) {
                last.index = heart.index;
                all.set(heart.index, last);
            }
            heart.slot = -1;
        }
    }
}
