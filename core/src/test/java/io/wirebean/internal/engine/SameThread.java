// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/** Runs tasks on the thread that hands them over, one after the other however deep they nest. */
final class SameThread implements Executor {

    private final ThreadLocal<ArrayDeque<Runnable>> tasks = new ThreadLocal<>();

    @Override
    public void execute(Runnable task) {
        ArrayDeque<Runnable> running = tasks.get();
        if (running != null) {
            running.add(task);
            return;
        }
        running = new ArrayDeque<>();
        tasks.set(running);
        try {
            for (Runnable next = task; next != null; next = running.poll()) {
                next.run();
            }
        } finally {
            tasks.remove();
        }
    }
}
