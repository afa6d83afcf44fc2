// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Topics of which only the latest update counts, and topics with a rate. */
class PaceTest {

    private static final long MILLI = 1_000_000;

    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .watches("latest", true, Duration.ZERO, call -> null)
            .watches("price", true, Duration.ofMillis(100), call -> null);
    private final TestEngine engine = new TestEngine(TestSettings.small(Overflow.CLOSE));
    private final FakeTransport wire = new FakeTransport();
    private final LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aSlowWatcherGetsTheLatestOfEachEventAndTopic() throws InterruptedException {
        watches("latest");
        wire.writes = Writes.HELD;
        connection.send("blocks", "");

        SendReport first = send("latest/a", 1);
        send("latest/b", 1);
        for (int i = 2; i <= 1000; i++) {
            send("latest/a", i);
        }
        wire.writes = Writes.COMPLETE_AT_ONCE;
        wire.held.get(0).completed(null);

        assertEquals(List.of("blocks=", "n@latest/b=1", "n@latest/a=1000"), List.of(next(), next(), next()));
        assertEquals(1, first.delivered().toCompletableFuture().join().count(Delivery.REPLACED));
        assertNull(wire.written.poll());
    }

    @Test
    void aSenderMaySayOtherwise() throws InterruptedException {
        watches("latest");
        wire.writes = Writes.HELD;
        connection.send("blocks", "");

        for (int i = 1; i <= 3; i++) {
            engine.engine
                    .connections()
                    .watching("latest")
                    .send(Outgoing.of("n", i).overflow(Overflow.CLOSE));
        }
        wire.writes = Writes.COMPLETE_AT_ONCE;
        wire.held.get(0).completed(null);

        assertEquals(
                List.of("blocks=", "n@latest=1", "n@latest=2", "n@latest=3"), List.of(next(), next(), next(), next()));
    }

    @Test
    void updatesThatComeTooSoonWaitAndOnlyTheLatestGoes() throws InterruptedException {
        watches("price");
        pass(100);

        send("price", 1);
        assertEquals("n@price=1", next());
        for (int i = 2; i <= 100; i++) {
            send("price", i);
        }
        assertNull(wire.written.poll());
        pass(99);
        assertNull(wire.written.poll());
        pass(1);
        assertEquals("n@price=100", next());

        send("price", 101);
        assertNull(wire.written.poll());
        pass(100);
        assertEquals("n@price=101", next());
        pass(100);
        send("price", 102);
        assertEquals("n@price=102", next());
        pass(1000);
        assertEquals(0, engine.timer.waitingUpTo(200));
        assertNull(wire.written.poll());
    }

    @Test
    void oneTimerServesAllWatchersOfARate() throws InterruptedException {
        watches("price");
        for (int i = 0; i < 20; i++) {
            var other = new FakeTransport();
            engine.open(TestEngine.admission(endpoint), other).received(new TextFrame("watch:price#1"));
            assertEquals("#1=null", other.written.poll(10, TimeUnit.SECONDS));
        }
        long before = engine.timer.waiting();

        send("price", 1);

        assertEquals(before + 1, engine.timer.waiting());
    }

    @Test
    void whatWaitsForARateIsDroppedWithItsWatch() throws InterruptedException {
        watches("price");
        SendReport report = send("price", 1);

        connection.received(new TextFrame("unwatch:price#2"));
        assertEquals("#2=null", next());
        pass(1000);

        assertNull(wire.written.poll());
        assertEquals(1, report.delivered().toCompletableFuture().join().count(Delivery.CLOSED));
    }

    private SendReport send(String topic, int n) {
        return engine.engine.connections().watching(topic).send("n", n);
    }

    private void watches(String topic) throws InterruptedException {
        connection.received(new TextFrame("watch:" + topic + "#1"));
        assertEquals("#1=null", next());
        engine.settle(connection);
    }

    private void pass(int millis) {
        engine.nanos.addAndGet(millis * MILLI);
        engine.timer.runDue(200);
    }

    private String next() throws InterruptedException {
        return wire.written.poll(10, TimeUnit.SECONDS);
    }
}
