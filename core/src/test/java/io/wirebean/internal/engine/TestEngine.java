// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Connection;
import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.Identity;
import io.wirebean.IdentityChanged;
import io.wirebean.UpgradeRequest.HttpSession;
import io.wirebean.WSMessage;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.PayloadCodec;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An engine on a real executor, with a timer that the test moves. */
final class TestEngine implements AutoCloseable {

    final ManualTimer timer = new ManualTimer();
    final RecordingScope scope = new RecordingScope();
    final ExecutorService executor = Executors.newCachedThreadPool();
    final MovableClock clock = new MovableClock();
    final AtomicLong nanos = new AtomicLong();
    final RecordingEvents events = new RecordingEvents();
    final ConcurrentHashMap<String, CompletableFuture<GateDecision>> decisions = new ConcurrentHashMap<>();
    final PlainCodec codec = new PlainCodec();
    final Engine engine;

    TestEngine() {
        this(Settings.DEFAULTS);
    }

    TestEngine(Settings settings) {
        engine = new Engine(
                new EngineParts(
                        settings,
                        executor,
                        new SameThread(),
                        timer,
                        scope,
                        codec,
                        ConnectionObserver.NONE,
                        events,
                        (admission, token) -> Objects.requireNonNull(decisions.get(token)),
                        clock,
                        nanos::get),
                new Registry(
                        name -> name.equals(AudienceTest.Staff.class.getName()) ? new AudienceTest.Staff() : null));
    }

    static EngineParts observed(EngineParts parts, ConnectionObserver observer) {
        return new EngineParts(
                parts.settings(),
                parts.executor(),
                parts.writers(),
                parts.timer(),
                parts.scope(),
                parts.codec(),
                observer,
                parts.events(),
                parts.reauthentication(),
                parts.clock(),
                parts.nanos());
    }

    /** The same on other threads. */
    static EngineParts on(Executor executor, Executor writers, EngineParts parts) {
        return new EngineParts(
                parts.settings(),
                executor,
                writers,
                parts.timer(),
                parts.scope(),
                parts.codec(),
                parts.observer(),
                parts.events(),
                parts.reauthentication(),
                parts.clock(),
                parts.nanos());
    }

    /** Returns when the opening is over, where no handler can hold it up. */
    LiveConnection open(Admission admission, Transport wire) {
        LiveConnection connection = engine.open(admission, wire, opened -> {});
        if (connection.isOpen() && admission.endpoint().connectionHandlers().isEmpty()) {
            settle(connection);
        }
        return connection;
    }

    static Admission admission(EndpointPlan endpoint, Identity identity) {
        return new Admission(endpoint, new TestHandshake(null), identity, Map.of(), System.nanoTime(), null);
    }

    static Admission admission(EndpointPlan endpoint, HttpSession session) {
        return new Admission(
                endpoint, new TestHandshake(null), Identity.anonymous(), Map.of(), System.nanoTime(), session);
    }

    static Admission admission(EndpointPlan endpoint) {
        return new Admission(
                endpoint, new TestHandshake(null), Identity.anonymous(), Map.of(), System.nanoTime(), null);
    }

    /** Returns when the connection's lane is idle: a step then runs on the thread that adds it. */
    void settle(LiveConnection connection) {
        Thread here = Thread.currentThread();
        boolean idle = false;
        while (!idle) {
            var ran = new CompletableFuture<Thread>();
            connection.intake().lane().addOrRunHere(() -> {
                ran.complete(Thread.currentThread());
                return null;
            });
            idle = ran.orTimeout(10, TimeUnit.SECONDS).join() == here;
        }
    }

    /** Returns when the last callbacks of all connections are over. */
    void shutdown() {
        engine.drain(Duration.ofSeconds(30))
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        timer.shutdownNow();
    }

    /** Stands still until the test says what time it is. */
    static final class MovableClock implements InstantSource {

        volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    static final class RecordingEvents implements ConnectionEvents {

        final LinkedBlockingQueue<Object> told = new LinkedBlockingQueue<>();
        volatile Runnable observer = () -> {};

        @Override
        public void opened(ConnectionOpened event) {
            tell(event);
        }

        @Override
        public void closed(ConnectionClosed event) {
            tell(event);
        }

        @Override
        public void changed(IdentityChanged event) {
            tell(event);
        }

        Object next() throws InterruptedException {
            return told.poll(10, TimeUnit.SECONDS);
        }

        private void tell(Object event) {
            // read first: a test that has seen the event may set another for the next one
            Runnable now = observer;
            told.add(event);
            now.run();
        }
    }

    static final class RecordingScope implements CallbackScope {

        final LinkedBlockingQueue<Connection> ended = new LinkedBlockingQueue<>();
        volatile Runnable atTheEnd = () -> {};
        private final ThreadLocal<Boolean> active = ThreadLocal.withInitial(() -> false);

        boolean isActive() {
            return active.get();
        }

        @Override
        public <T> T call(Connection connection, WSMessage message, Callable<T> callback) throws Exception {
            active.set(true);
            try {
                return callback.call();
            } finally {
                active.remove();
            }
        }

        @Override
        public void ended(Connection connection) {
            ended.add(connection);
            atTheEnd.run();
        }
    }

    static final class PlainCodec implements PayloadCodec {

        final AtomicInteger encoded = new AtomicInteger();

        @Override
        public Object decode(String json, Type type) {
            return json;
        }

        @Override
        public String encode(Object value) {
            encoded.incrementAndGet();
            return String.valueOf(value);
        }
    }
}
