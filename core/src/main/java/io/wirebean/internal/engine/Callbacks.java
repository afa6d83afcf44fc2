// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Connection;
import io.wirebean.internal.model.Call;
import io.wirebean.internal.model.HandlerPlan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Puts all user code of one connection through the scope, and ends the scope when the last of it is over. */
final class Callbacks {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private final Connection connection;
    private final CallbackScope scope;

    /** What runs now, and one for the connection until its last callback is over. */
    private final AtomicInteger active = new AtomicInteger(1);

    Callbacks(Connection connection, CallbackScope scope) {
        this.connection = connection;
        this.scope = scope;
    }

    /**
     * Calls a handler; what it throws comes out as it is.
     *
     * @throws IllegalStateException if the connection's last callback is over; nothing was called
     */
    @Nullable
    Object call(HandlerPlan handler, Call call) throws Throwable {
        if (!enter()) {
            throw new IllegalStateException(connection + " has ended: " + handler.place() + " is not called any more");
        }
        try {
            return scope.call(connection, call.message(), () -> checked(handler, call));
        } catch (UndeclaredThrowableException e) {
            throw e.getUndeclaredThrowable();
        } finally {
            over();
        }
    }

    /** Holds the scope open for a task that is to {@link #run}; false if the connection's last callback is over. */
    boolean enter() {
        return active.getAndUpdate(count -> count == 0 ? 0 : count + 1) != 0;
    }

    /** Runs a task of the application for which the scope is held open; its failure is logged. */
    void run(Runnable task) {
        run(task, "a task of ");
    }

    /** Lets tasks run side by side on these threads; none after the connection's last callback. */
    Executor executor(Executor threads) {
        return task -> {
            if (!enter()) {
                throw new RejectedExecutionException(connection + " has ended");
            }
            try {
                threads.execute(() -> run(task));
            } catch (RuntimeException | Error e) {
                over();
                throw e;
            }
        };
    }

    /** The task, to be run on any thread. */
    Runnable wrap(Runnable task) {
        return () -> {
            if (!enter()) {
                throw new IllegalStateException(connection + " has ended, and its scope with it");
            }
            run(task);
        };
    }

    /** Tells observers of the application something for which the scope is held open. */
    void tell(Runnable event) {
        run(event, "an observer of ");
    }

    /** The connection's last callback is over: the scope ends now, or when what still runs beside is over. */
    void over() {
        if (active.decrementAndGet() == 0) {
            scope.ended(connection);
        }
    }

    private void run(Runnable code, String what) {
        try {
            scope.call(connection, null, () -> {
                code.run();
                return null;
            });
        } catch (Exception | Error e) {
            LOG.log(Level.WARNING, what + connection + " failed", e);
        } finally {
            over();
        }
    }

    private static @Nullable Object checked(HandlerPlan handler, Call call) throws Exception {
        try {
            return handler.call(call);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }
}
