// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connections;
import io.wirebean.internal.gate.Admission;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.ConnectionObserver.Drop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the connections of one application. */
public final class Engine {

    private static final Logger LOG = System.getLogger("io.wirebean");

    /** How long a shutdown waits for peers to answer its close; those who have not by then are ended hard. */
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    /** How long a shutdown then waits for disconnection handlers: an undeployment waits for nobody much longer. */
    private static final Duration HANDLER_PATIENCE = Duration.ofSeconds(3);

    /** Servers have eight threads or more for each processor where we looked; at most a quarter of them waits for us. */
    private static final int WAITING_THREADS = 2 * Runtime.getRuntime().availableProcessors();

    private final EngineParts parts;
    private final ConnectionObserver observer;
    private final Registry registry;
    private final Semaphore waiters = new Semaphore(WAITING_THREADS);
    private final List<LongAdder> drops =
            Stream.generate(LongAdder::new).limit(Drop.values().length).toList();
    private final Set<LiveConnection> unfinished = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private volatile boolean shutDown;

    /** @param registry where its connections are found */
    public Engine(EngineParts parts, Registry registry) {
        this.registry = registry;
        this.parts = parts;
        this.observer = new GuardedObserver(parts.observer());
    }

    /** The open connections. */
    public Connections connections() {
        return registry;
    }

    /**
     * Takes a connection that has just opened; its first callback runs soon, on the executor.
     *
     * @param before runs before that, so that the server's side knows the connection when the first callback closes it
     */
    public LiveConnection open(Admission admission, Transport transport, Consumer<LiveConnection> before) {
        var connection = new LiveConnection(this, admission, transport);
        before.accept(connection);
        unfinished.add(connection);
        registry.add(connection);
        observer.opened(connection);
        connection.open();
        if (shutDown) {
            connection.closeBy(goingAway());
        }
        return connection;
    }

    /** How many messages were dropped, by what they were. */
    public long dropped(Drop what) {
        return drops.get(what.ordinal()).sum();
    }

    /** Closes all connections with 1001 and waits, at most 5 s, until their disconnection handlers have run. */
    public void shutdown() {
        shutDown = true;
        List.copyOf(registry.all()).forEach(connection -> connection.closeBy(goingAway()));
        awaitFinished(CLOSE_PATIENCE);
        List.copyOf(registry.all()).forEach(connection -> connection.abortBy(goingAway()));
        awaitFinished(HANDLER_PATIENCE);
        if (!unfinished.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    unfinished.size() + " connections still had handlers running when the server stopped");
        }
    }

    /** Does something later, on the timer's thread; null and nothing after the shutdown. */
    public @Nullable ScheduledFuture<?> after(Duration delay, Runnable task) {
        return parts.timer().isShutdown()
                ? null
                : parts.timer().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    EngineParts parts() {
        return parts;
    }

    Registry registry() {
        return registry;
    }

    /** Permits for the server's threads that may wait for an inbox. */
    Semaphore waiters() {
        return waiters;
    }

    void dropped(LiveConnection connection, Drop what, int count) {
        if (count == 0) {
            return;
        }
        drops.get(what.ordinal()).add(count);
        for (int i = 0; i < count; i++) {
            observer.dropped(connection, what);
        }
    }

    void closed(LiveConnection connection, CloseReason reason) {
        LOG.log(Level.DEBUG, () -> connection + " has ended: " + reason);
        observer.closed(connection, reason);
    }

    /** The last callback of the connection is over. */
    void forget(LiveConnection connection) {
        unfinished.remove(connection);
        if (unfinished.isEmpty()) {
            lock.lock();
            try {
                finished.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void awaitFinished(Duration patience) {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (!unfinished.isEmpty() && nanos > 0) {
                nanos = finished.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static CloseReason goingAway() {
        return new CloseReason(CloseCodes.GOING_AWAY, "the server is shutting down", Initiator.WIREBEAN);
    }
}
