// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Runs one call on a new thread while the caller waits; no pool, so that callers cannot starve each other. */
final class OwnThread {

    private final ThreadFactory threads;
    private final ClassLoader loader;

    OwnThread(ThreadFactory threads, ClassLoader loader) {
        this.threads = threads;
        this.loader = loader;
    }

    <T extends @Nullable Object> T call(Callable<T> callback) throws Exception {
        var task = new FutureTask<T>(callback);
        Thread thread = threads.newThread(task);
        if (thread == null) {
            throw new IllegalStateException("the server gives no more threads");
        }
        thread.setContextClassLoader(loader);
        thread.start();
        return await(task);
    }

    /** The callback's own end is waited for even when interrupted: who waits here holds what it works on. */
    private static <T extends @Nullable Object> T await(FutureTask<T> task) throws Exception {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Exception thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }
}
