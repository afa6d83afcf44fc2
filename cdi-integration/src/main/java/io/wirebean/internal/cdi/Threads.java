// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
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
 * The threads of one application: handlers run on virtual ones or on a bounded pool, deadlines on one of their own. Guards
 * have a pool beside, so that those that hang for ever take no thread from a handler.
 *
 * @param executor the application's contexts are in place in its tasks
 * @param guards the same for guards; refuses a task where too many wait
 * @param writers write to peers and never wait, so that no handler that waits holds up what is sent
 * @param pools what the others run on
 */
record Threads(
        Executor executor,
        Executor guards,
        ExecutorService writers,
        List<ExecutorService> pools,
        ScheduledExecutorService timer) {

    /** A virtual thread in a monitor pins its carrier before 24, so that "auto" does not take them there. */
    private static final int FIRST_UNPINNED_JDK = 24;

    private static final int MAX_GUARD_THREADS = 64;

    private static final int IDLE_SECONDS = 10;

    /** How long a handler that blocks may hold others up, where as many are at work as there are processors. */
    private static final int LOOK_AFTER_MILLIS = 2;

    /** @param maxPending how many upgrades may wait for their guards */
    static Threads start(Settings.Execution execution, int maxPending, ThreadSource source) {
        if (virtual(execution.kind())) {
            ExecutorService virtual = virtualThreads();
            Executor executor = task -> virtual.execute(() -> source.contexts().execute(task));
            return new Threads(executor, executor, fewWriters(), List.of(virtual), oneTimer());
        }
        var timer = oneTimer();
        var size = new LeanPool.Size(
                Runtime.getRuntime().availableProcessors() + 1,
                execution.maxThreads(),
                Duration.ofSeconds(IDLE_SECONDS));
        var handlers = new LeanPool(
                size, source.platform(), look -> timer.schedule(look, LOOK_AFTER_MILLIS, TimeUnit.MILLISECONDS));
        var guards =
                pool(Math.min(maxPending, MAX_GUARD_THREADS), new LinkedBlockingQueue<>(maxPending), source.platform());
        return new Threads(handlers, guards, fewWriters(), List.of(handlers, guards), timer);
    }

    private static boolean virtual(String kind) {
        return kind.equals("virtual")
                || kind.equals("auto") && Runtime.version().feature() >= FIRST_UNPINNED_JDK;
    }

    private static ExecutorService pool(int maxThreads, BlockingQueue<Runnable> waiting, ThreadFactory factory) {
        var pool = new ThreadPoolExecutor(maxThreads, maxThreads, IDLE_SECONDS, TimeUnit.SECONDS, waiting, factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ExecutorService fewWriters() {
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return pool(count, new LinkedBlockingQueue<>(), ThreadSource.daemons("wirebean-writer-"));
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
        pools.forEach(ExecutorService::shutdown);
        writers.shutdown();
        timer.shutdownNow();
    }
}
