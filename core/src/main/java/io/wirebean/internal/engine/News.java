// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Tells the application's observers what has happened to one connection, one thing at a time, in their order. */
final class News {

    private final Callbacks callbacks;
    private final Executor executor;
    /** Null while there is nothing to tell, which is nearly always. */
    private @Nullable ArrayDeque<Runnable> untold;

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
        synchronized (this) {
            if (untold == null) {
                untold = new ArrayDeque<>(1);
            }
            untold.add(piece);
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

    private synchronized boolean begins() {
        boolean begins = !telling && untold != null;
        telling |= begins;
        return begins;
    }

    private synchronized @Nullable Runnable next() {
        Runnable piece = untold == null ? null : untold.poll();
        if (piece == null) {
            untold = null;
        }
        telling = piece != null;
        return piece;
    }
}
