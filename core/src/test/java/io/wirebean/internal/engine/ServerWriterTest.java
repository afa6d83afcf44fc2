// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.internal.model.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections for which one thread of the server's writes, whoever sends. */
class ServerWriterTest {

    private final TestEngine engine = new TestEngine(TestSettings.outbound(
            new Settings.Outbound(100, 1_000_000, Overflow.CLOSE, Duration.ofSeconds(20), Duration.ofSeconds(5))));
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final FakeTransport wire = new FakeTransport();
    private final Writer writer = new Writer();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void whatIsSentGoesFromThatThreadAndInOneWrite() {
        wire.together = true;
        Connection connection = open(wire);

        IntStream.range(0, 5).forEach(i -> connection.send(message(i)));
        assertEquals(List.of(), List.copyOf(wire.written));
        assertEquals(1, writer.tasks.size());
        writer.runAll();

        assertEquals(List.of(5), List.copyOf(wire.batches));
        assertEquals(List.of("m=0", "m=1", "m=2", "m=3", "m=4"), List.copyOf(wire.written));
    }

    @Test
    void oneTaskWritesToAllThatItServes() {
        var other = new FakeTransport();
        Connection one = open(wire);
        Connection two = open(other);

        engine.engine.connections().everyone().send(message(1));
        assertEquals(1, writer.tasks.size());
        writer.runAll();

        assertEquals(List.of("m=1"), List.copyOf(wire.written));
        assertEquals(List.of("m=1"), List.copyOf(other.written));
        assertTrue(one.isOpen() && two.isOpen());
    }

    @Test
    void whatThatThreadItselfSendsGoesTogetherWhenItsTurnIsOver() throws InterruptedException {
        wire.together = true;
        Connection connection = open(wire);

        writer.first = () -> IntStream.range(0, 5).forEach(i -> connection.send(message(i)));
        writer.start();
        writer.join();
        assertEquals(List.of(), List.copyOf(wire.written));
        writer.runAll();

        assertEquals(List.of(5), List.copyOf(wire.batches));
    }

    @Test
    void whereMuchWaitsItsSenderWritesAndIsSlowedDownByIt() {
        Connection connection = open(wire);

        IntStream.range(0, 26).forEach(i -> connection.send(message(i)));

        // as many writes as one turn has
        assertEquals(16, wire.written.size());
        writer.runAll();
        assertEquals(26, wire.written.size());
    }

    @Test
    void aLargeMessageBehindASmallOneIsNoSignOfASlowPeer() {
        Connection connection = open(wire);
        connection.send(message(1));

        connection.send(Outgoing.of("m").data("x".repeat(999_998)));

        assertTrue(connection.isOpen());
        assertEquals(2, wire.written.size());
    }

    @Test
    void whatWasSentBeforeACloseGoesBeforeIt() {
        Connection connection = open(wire);
        connection.send(message(1));

        connection.close(1000, "");

        assertEquals(List.of("m=1"), List.copyOf(wire.written));
        assertEquals(List.of(1000), List.copyOf(wire.closed));
    }

    private Connection open(FakeTransport transport) {
        transport.writer = writer;
        return engine.open(TestEngine.admission(endpoint), transport);
    }

    private static Outgoing message(int number) {
        return Outgoing.of("m").data(number);
    }

    /** As servers have them. */
    private static final class Writer extends Thread implements Executor {

        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        private Runnable first = () -> {};

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void run() {
            first.run();
        }

        void runAll() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }
}
