// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** When the identities of all connections end: one order of deadlines, and one timer task for the earliest. */
final class Expiries {

    /** The clock of the machine may be set, and the timer does not hear of that: it looks again after so long. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

    /** When the identity of a connection ends. */
    record Deadline(Instant at, long number, LiveConnection connection) {}

    private final Engine engine;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<Deadline> deadlines =
            new TreeSet<>(Comparator.comparing(Deadline::at).thenComparingLong(Deadline::number));
    private long number;
    private @Nullable ScheduledFuture<?> alarm;
    private Instant alarmAt = Instant.MAX;

    Expiries(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    boolean isPast(Holder holder) {
        Instant at = holder.expiresAt();
        return at != null && !at.isAfter(clock.instant());
    }

    /** Null for an identity that does not end. */
    @Nullable
    Deadline add(LiveConnection connection, Holder holder) {
        Instant at = holder.expiresAt();
        if (at == null) {
            return null;
        }
        lock.lock();
        try {
            var deadline = new Deadline(at, number++, connection);
            deadlines.add(deadline);
            setAlarm();
            return deadline;
        } finally {
            lock.unlock();
        }
    }

    void remove(@Nullable Deadline deadline) {
        if (deadline == null) {
            return;
        }
        lock.lock();
        try {
            deadlines.remove(deadline);
            if (deadlines.isEmpty()) {
                stopAlarm();
            }
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        List<Deadline> passed = new ArrayList<>();
        lock.lock();
        try {
            stopAlarm();
            Instant now = clock.instant();
            while (!deadlines.isEmpty() && !deadlines.first().at().isAfter(now)) {
                passed.add(deadlines.pollFirst());
            }
            setAlarm();
        } finally {
            lock.unlock();
        }
        passed.forEach(deadline -> deadline.connection().standing().expire(deadline));
    }

    /** Sees to it that the alarm is no later than the earliest deadline; an earlier one wakes and sets itself anew. */
    private void setAlarm() {
        if (deadlines.isEmpty() || !deadlines.first().at().isBefore(alarmAt)) {
            return;
        }
        stopAlarm();
        Instant now = clock.instant();
        // compared before it is subtracted: the end of time is too far away for a timer
        Instant latest = now.plus(LONGEST_SLEEP);
        Instant first = deadlines.first().at();
        alarmAt = first.isBefore(latest) ? first : latest;
        Duration sleep = first.isBefore(now) ? Duration.ZERO : Duration.between(now, alarmAt);
        // a timer counts whole milliseconds, and must not be early by a part of one
        alarm = engine.after(sleep.plusMillis(1), this::wake);
    }

    private void stopAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        alarmAt = Instant.MAX;
    }
}
