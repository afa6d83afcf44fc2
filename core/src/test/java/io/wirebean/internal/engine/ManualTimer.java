// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that runs what is due when the test says what time it is. */
final class ManualTimer extends ScheduledThreadPoolExecutor {

    private final List<Task> tasks = new CopyOnWriteArrayList<>();

    /** It is shut down at a moment at which nobody could know it yet. */
    volatile boolean rejecting;

    ManualTimer() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (rejecting || isShutdown()) {
            throw new RejectedExecutionException("the timer has been shut down");
        }
        var task = new Task(Executors.callable(command), unit.toMillis(delay));
        tasks.add(task);
        return task;
    }

    /** Runs what was scheduled for no later than so many milliseconds after it was scheduled. */
    void runDue(long millis) {
        tasks.stream().filter(task -> task.millis <= millis).forEach(FutureTask::run);
    }

    /** How many tasks wait that were scheduled for no later than so many milliseconds. */
    long waitingUpTo(long millis) {
        return tasks.stream()
                .filter(task -> !task.isDone() && task.millis <= millis)
                .count();
    }

    /** How many tasks wait. */
    long waiting() {
        return tasks.stream().filter(task -> !task.isDone()).count();
    }

    private static final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {

        private final long millis;

        Task(Callable<Object> callable, long millis) {
            super(callable);
            this.millis = millis;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(millis, other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}
