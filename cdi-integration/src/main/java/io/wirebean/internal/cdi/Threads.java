// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.Settings;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one application: handlers run on virtual ones or on a bounded pool, deadlines on one of their own.
 *
 * @param executor the application's contexts are in place in its tasks
 */
record Threads(Executor executor, ExecutorService handlers, ScheduledExecutorService timer) {

    /** A virtual thread in a monitor pins its carrier before 24, so that "auto" does not take them there. */
    private static final int FIRST_UNPINNED_JDK = 24;

    private static final int IDLE_SECONDS = 10;

    static Threads start(Settings.Execution execution, ThreadSource source) {
        if (virtual(execution.kind())) {
            ExecutorService handlers = virtualThreads();
            return new Threads(task -> handlers.execute(() -> source.contexts().execute(task)), handlers, oneTimer());
        }
        ExecutorService handlers = pool(execution.maxThreads(), source.platform());
        return new Threads(handlers, handlers, oneTimer());
    }

    private static boolean virtual(String kind) {
        return kind.equals("virtual")
                || kind.equals("auto") && Runtime.version().feature() >= FIRST_UNPINNED_JDK;
    }

    private static ExecutorService pool(int maxThreads, ThreadFactory factory) {
        var pool = new ThreadPoolExecutor(
                maxThreads, maxThreads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ScheduledExecutorService oneTimer() {
        var timer = new ScheduledThreadPoolExecutor(1, ThreadSource.daemons("wirebean-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** By reflection: the floor is Java 17. */
    private static ExecutorService virtualThreads() {
        try {
            Class<?> builderType = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            builder = builderType.getMethod("name", String.class, long.class).invoke(builder, "wirebean-", 1L);
            Object factory = builderType.getMethod("factory").invoke(builder);
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "wirebean.executor=virtual needs Java 21 or later, this is Java "
                            + Runtime.version().feature(),
                    e);
        }
    }

    void stop() {
        handlers.shutdown();
        timer.shutdownNow();
    }
}
