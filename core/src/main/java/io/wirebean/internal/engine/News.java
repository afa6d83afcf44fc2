// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tells the application's observers what has happened to one connection, one thing at a time, in their order. */
final class News {

    private final Callbacks callbacks;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Runnable> untold = new ArrayDeque<>(1);
    private boolean telling;

    News(Callbacks callbacks, Executor executor) {
        this.callbacks = callbacks;
        this.executor = executor;
    }

    /** Takes a piece in its order and holds the connection's scope open for it; tells nobody yet. */
    void add(Runnable piece) {
        if (!callbacks.enter()) {
            return;
        }
        lock.lock();
        try {
            untold.add(piece);
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
                for (Runnable piece = next(); piece != null; piece = next()) {
                    callbacks.over();
                }
            }
        }
    }

    /** Tells what was taken on this thread, or leaves it to the one that is telling already. */
    void tellHere() {
        if (begins()) {
            tellAll();
        }
    }

    private void tellAll() {
        for (Runnable piece = next(); piece != null; piece = next()) {
            callbacks.tell(piece);
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

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable piece = untold.poll();
            telling = piece != null;
            return piece;
        } finally {
            lock.unlock();
        }
    }
}
