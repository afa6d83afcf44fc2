// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connections;
import io.wirebean.UpgradeRequest.HttpSession;
import io.wirebean.internal.gate.Admission;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.ConnectionObserver.Drop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the connections of one application. */
public final class Engine {

    private static final Logger LOG = System.getLogger("io.wirebean");

    /** Servers have eight threads or more for each processor where we looked; at most a quarter of them waits for us. */
    private static final int WAITING_THREADS = 2 * Runtime.getRuntime().availableProcessors();

    /** Writing keeps a processor busy: half of them is left for handlers. */
    private static final int WRITERS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final EngineParts parts;
    private final ConnectionObserver observer;
    private final Registry registry;
    private final Sessions sessions;
    private final Expiries expiries;
    private final Pulse pulse;
    private final Flusher flusher;
    private final ConcurrentHashMap<Executor, Flusher> flushers = new ConcurrentHashMap<>();
    private final Paces paces = new Paces(this);
    private final Leftovers leftovers;
    private final Semaphore waiters = new Semaphore(WAITING_THREADS);
    private final List<LongAdder> drops =
            Stream.generate(LongAdder::new).limit(Drop.values().length).toList();
    private final Set<LiveConnection> unfinished = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Drain> drain = new AtomicReference<>();

    /** @param registry where its connections are found */
    public Engine(EngineParts parts, Registry registry) {
        this.registry = registry;
        this.parts = parts;
        this.sessions = new Sessions(parts.clock());
        this.expiries = new Expiries(this, parts.clock());
        this.pulse = new Pulse(this);
        this.observer = new GuardedObserver(parts.observer());
        this.flusher = new Flusher(parts.writers(), WRITERS);
        this.leftovers = new Leftovers(this, parts.settings().outbound().closeTimeout());
        new Watchdog(this, parts.settings().outbound().stallTimeout()).start();
    }

    /** The open connections. */
    public Connections connections() {
        return registry;
    }

    /**
     * Takes a connection that has just opened; its first callback runs soon, on the executor. One that is above a cap of
     * {@code connections.*}, or whose identity or HTTP session has ended since it was admitted, is closed before anybody
     * hears of it.
     *
     * @param before runs before that, so that the server's side knows the connection when the first callback closes it
     */
    public LiveConnection open(Admission admission, Transport transport, Consumer<LiveConnection> before) {
        var connection = new LiveConnection(this, admission, transport);
        CloseReason refusal = enter(connection);
        try {
            before.accept(connection);
            if (refusal != null) {
                connection.closeBy(refusal);
            }
        } catch (RuntimeException | Error e) {
            connection.ended(new CloseReason(1006, "", Initiator.NETWORK));
            throw e;
        } finally {
            connection.intake().lane().start();
        }
        if (refusal == null) {
            pulse.add(connection);
        }
        Drain leaving = drain.get();
        if (leaving != null) {
            leaving.takeLeave(connection);
        }
        return connection;
    }

    /** An HTTP session of this application has begun; some servers give it the id of one that is over. */
    public void sessionCreated(String id) {
        sessions.begin(id);
    }

    /** An HTTP session of this application is over: all connections that were opened in it are closed with 1008. */
    public void sessionEnded(String id) {
        sessions.end(id).forEach(connection -> connection.closeBy(sessionEnded()));
    }

    /** An HTTP session of this application has another id, as after a login. */
    public void sessionIdChanged(String oldId, String newId) {
        sessions.move(oldId, newId);
    }

    /** How many messages were dropped, by what they were. */
    public long dropped(Drop what) {
        return drops.get(what.ordinal()).sum();
    }

    /**
     * Lets all connections go, in batches and with 1012: what their peers have sent so far is handled, what waits for them is
     * written, their last callbacks run. Whatever has not ended after {@code timeout} is ended hard. A connection that still
     * opens goes at once. Called again it tells of the same.
     *
     * @return completes when all is over, shortly after {@code timeout} at the latest; never fails
     */
    public CompletionStage<Void> drain(Duration timeout) {
        var first = new Drain(this, timeout);
        Drain leaving = drain.compareAndSet(null, first) ? first.begun() : drain.get();
        return Objects.requireNonNull(leaving).over();
    }

    /** To be called when all is over and the threads are about to stop. */
    public void stop() {
        leftovers.stop();
    }

    Leftovers leftovers() {
        return leftovers;
    }

    /** Does something later, on the timer's thread; null and nothing after the shutdown. */
    public @Nullable ScheduledFuture<?> after(Duration delay, Runnable task) {
        try {
            return parts.timer().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    /** The same at the end of {@code outbound.close-timeout}. */
    public @Nullable ScheduledFuture<?> afterCloseTimeout(Runnable task) {
        return after(parts.settings().outbound().closeTimeout(), task);
    }

    EngineParts parts() {
        return parts;
    }

    Registry registry() {
        return registry;
    }

    Sessions sessions() {
        return sessions;
    }

    Expiries expiries() {
        return expiries;
    }

    Pulse pulse() {
        return pulse;
    }

    Flusher flusher() {
        return flusher;
    }

    /** @param writer one of the few threads of a server that write; null where any may */
    Flusher flusher(@Nullable Executor writer) {
        return writer == null ? flusher : flushers.computeIfAbsent(writer, Flusher::on);
    }

    Paces paces() {
        return paces;
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

    /** Those whose last callback is not over. */
    Set<LiveConnection> unfinished() {
        return unfinished;
    }

    /** The last callback of the connection is over. */
    void forget(LiveConnection connection) {
        unfinished.remove(connection);
        Drain leaving = drain.get();
        if (leaving != null) {
            leaving.lookForEnd();
        }
    }

    /** Makes a connection known and lets its first callback be queued; else says why it is closed instead. */
    private @Nullable CloseReason enter(LiveConnection connection) {
        HttpSession session = connection.admission().session();
        CloseReason refusal = session == null || sessions.bind(connection, session) && connection.isOpen()
                ? connection.standing().enter(parts.settings().caps())
                : sessionEnded();
        if (refusal != null) {
            LOG.log(Level.DEBUG, () -> connection + " is not let in: " + refusal);
            return refusal;
        }
        unfinished.add(connection);
        observer.opened(connection);
        connection.open();
        return null;
    }

    private static CloseReason sessionEnded() {
        return new CloseReason(CloseCodes.POLICY, "session ended", Initiator.WIREBEAN);
    }
}
