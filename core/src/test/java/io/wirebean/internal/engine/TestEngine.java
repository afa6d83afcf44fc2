// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Connection;
import io.wirebean.Identity;
import io.wirebean.WSMessage;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.PayloadCodec;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An engine on a real executor, with a timer that the test moves. */
final class TestEngine implements AutoCloseable {

    final ManualTimer timer = new ManualTimer();
    final RecordingScope scope = new RecordingScope();
    final ExecutorService executor = Executors.newCachedThreadPool();
    final Engine engine = new Engine(
            new EngineParts(
                    Settings.DEFAULTS,
                    executor,
                    timer,
                    scope,
                    new PlainCodec(),
                    ConnectionObserver.NONE,
                    ConnectionEvents.NONE,
                    (admission, token) -> null),
            new Registry());

    static Admission admission(EndpointPlan endpoint) {
        return new Admission(endpoint, null, Identity.anonymous(), Map.of(), null);
    }

    /** Returns when the connection's lane is idle. */
    void settle(LiveConnection connection, FakeTransport wire) throws InterruptedException {
        var reached = new CountDownLatch(1);
        connection.intake().lane().add(() -> {
            reached.countDown();
            return null;
        });
        reached.await(10, TimeUnit.SECONDS);
        while (!connection.intake().lane().isIdle()) {
            Thread.onSpinWait();
        }
    }

    void shutdown() {
        engine.shutdown();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        timer.shutdownNow();
    }

    static final class RecordingScope implements CallbackScope {

        final LinkedBlockingQueue<Connection> ended = new LinkedBlockingQueue<>();

        @Override
        public <T> T call(Connection connection, WSMessage message, Callable<T> callback) throws Exception {
            return callback.call();
        }

        @Override
        public void ended(Connection connection) {
            ended.add(connection);
        }
    }

    private static final class PlainCodec implements PayloadCodec {

        @Override
        public Object decode(String json, Type type) {
            return json;
        }

        @Override
        public String encode(Object value) {
            return String.valueOf(value);
        }
    }
}
