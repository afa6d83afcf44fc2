// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.IdentityChanged;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells the changes of one connection's identity on the executor, one at a time, in their order. */
final class IdentityNews {

    private final Callbacks callbacks;
    private final ConnectionEvents events;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<IdentityChanged> untold = new ArrayDeque<>(1);
    private boolean telling;

    IdentityNews(Callbacks callbacks, ConnectionEvents events, Executor executor) {
        this.callbacks = callbacks;
        this.events = events;
        this.executor = executor;
    }

    /** Takes a change in its order; tells nobody yet. */
    void add(IdentityChanged change) {
        lock.lock();
        try {
            untold.add(change);
        } finally {
            lock.unlock();
        }
    }

    /** Tells what was taken, soon. */
    void tell() {
        if (begins()) {
            try {
                executor.execute(this::tellAll);
            } catch (RejectedExecutionException e) {
                // the server stops, and the connection ends with it
                end();
            }
        }
    }

    private void tellAll() {
        for (IdentityChanged change = next(); change != null; change = next()) {
            IdentityChanged told = change;
            callbacks.tell(() -> events.changed(told));
        }
    }

    private boolean begins() {
        lock.lock();
        try {
            boolean begins = !telling && !untold.isEmpty();
            telling |= begins;
            return begins;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable IdentityChanged next() {
        lock.lock();
        try {
            IdentityChanged change = untold.poll();
            telling = change != null;
            return change;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            untold.clear();
            telling = false;
        } finally {
            lock.unlock();
        }
    }
}
