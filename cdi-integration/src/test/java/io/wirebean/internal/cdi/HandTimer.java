// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs what is due when the test says that time has passed; one task at a time is all that it has. */
final class HandTimer extends ScheduledThreadPoolExecutor {

    private final Deque<Due> tasks = new ArrayDeque<>();
    private long now;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);

    private record Due(Runnable task, long at) {}

    HandTimer() {
        super(1);
    }

    @Override
    @SuppressWarnings("NullAway") // nobody here looks at the result
    public @Nullable ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        tasks.add(new Due(task, now + unit.toMillis(delay)));
        return null;
    }

    InstantSource clock() {
        return clock;
    }

    void passes(int seconds) {
        long end = now + 1000L * seconds;
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Due due = tasks.remove();
            now = due.at();
            due.task().run();
        }
        now = end;
    }

    long pauseSeconds() {
        return (tasks.getLast().at() - now) / 1000;
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }
}
