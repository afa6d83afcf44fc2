// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes, or is asked for, while what waits for a rate goes. */
class PaceRacesTest {

    private static final long MILLI = 1_000_000;

    private volatile Object state = "0";
    private final CountDownLatch asked = new CountDownLatch(2);
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .watches("price", true, Duration.ofMillis(100), call -> {
                asked.countDown();
                return state;
            });
    private final TestEngine engine = new TestEngine(TestSettings.small(Overflow.CLOSE));
    private volatile Runnable onDrop = () -> {};
    private final FakeTransport wire = new FakeTransport();
    private final LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void anUpdateThatComesWhileOthersGoDoesNotOvertakeThem() throws InterruptedException {
        var other = new Engine(
                TestEngine.observed(engine.engine.parts(), new ConnectionObserver() {
                    @Override
                    public void dropped(Connection connection, Drop what) {
                        Runnable once = onDrop;
                        onDrop = () -> {};
                        once.run();
                    }
                }),
                new Registry(name -> null));
        LiveConnection watcher = other.open(TestEngine.admission(endpoint), wire, opened -> {});
        watches(watcher);
        other.connections().watching("price/a").send("n", 1);
        other.connections().watching("price/b").send("n", 1);
        other.connections().watching("price/c").send("n", 1);
        assertEquals("n@price/a=1", next());
        wire.writes = Writes.HELD;
        for (int i = 0; i < 5; i++) {
            watcher.send(Outgoing.of("old", i).overflow(Overflow.DROP_OLDEST));
        }
        // as the first gives way to what is let go
        onDrop = () -> other.connections().watching("price/c").send("n", 2);
        pass(100);
        wire.writes = Writes.COMPLETE_AT_ONCE;
        wire.held.get(0).completed(null);

        List<String> written = List.copyOf(wire.written);
        assertEquals(List.of("n@price/b=1", "n@price/c=2"), written.subList(written.size() - 2, written.size()));
    }

    @Test
    void whatWaitsForItsTimeDoesNotGoAheadOfAStateThatIsAskedForAnew() throws InterruptedException {
        watches(connection);
        send("price", 1);
        assertEquals("n@price=1", next());
        send("price", 2);
        var later = new CompletableFuture<Object>();
        state = later;
        connection.received(new TextFrame("watch:price#2"));
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        send("price", 3);
        pass(100);
        assertNull(wire.written.poll());
        later.complete("2");

        assertEquals(List.of("#2=2", "n@price=3"), List.of(next(), next()));
    }

    @Test
    void whatWasDroppedOnceIsNoReasonToRefuseTheWatchLater() throws InterruptedException {
        watches(connection);
        for (int i = 0; i < 10; i++) {
            engine.engine
                    .connections()
                    .watching("price")
                    .send(Outgoing.of("n", i).overflow(Overflow.DROP_NEWEST));
        }
        assertEquals("n@price=0", next());
        connection.received(new TextFrame("watch:price#2"));

        assertEquals("#2=0", next());
    }

    @Test
    void whatWaitsDoesNotComeBehindWhatGoesByANearerTopicMeanwhile() throws InterruptedException {
        endpoint.watches("price/a", call -> "a");
        watches(connection);
        send("price/a", 1);
        assertEquals("n@price/a=1", next());
        send("price/a", 2);
        connection.received(new TextFrame("watch:price/a#2"));
        engine.settle(connection);
        send("price/a", 3);
        pass(100);

        assertEquals(List.of("n@price/a=2", "#2=a", "n@price/a=3"), List.of(next(), next(), next()));
        assertNull(wire.written.poll());
    }

    @Test
    void whoAsksAnewForANearerTopicDoesNotGetAheadOfTheRate() throws InterruptedException {
        endpoint.watches("price/a", call -> "a");
        watches(connection);
        connection.received(new TextFrame("watch:price/a#2"));
        assertEquals("#2=a", next());
        engine.settle(connection);
        send("price/b", 1);
        assertEquals("n@price/b=1", next());
        send("price/b", 2);
        connection.received(new TextFrame("watch:price/a#3"));
        assertEquals("#3=a", next());
        engine.settle(connection);

        assertNull(wire.written.poll());
        pass(100);
        assertEquals("n@price/b=2", next());
    }

    @Test
    void whatWaitsGoesByTheTopicAboveWhenItsOwnIsGivenUp() throws InterruptedException {
        endpoint.watches("price/a", true, Duration.ofMillis(100), call -> "a");
        watches(connection);
        connection.received(new TextFrame("watch:price/a#2"));
        assertEquals("#2=a", next());
        engine.settle(connection);
        pass(100);
        send("price/a", 1);
        assertEquals("n@price/a=1", next());
        SendReport report = send("price/a", 2);
        connection.received(new TextFrame("unwatch:price/a#3"));
        engine.settle(connection);
        pass(100);

        assertEquals(Set.of("n@price/a=2", "#3=null"), Set.of(next(), next()));
        assertEquals(1, report.delivered().toCompletableFuture().join().count(Delivery.WRITTEN));
    }

    @Test
    void theTimerLeavesTheWritingToOthers() throws InterruptedException {
        var writers = new LinkedBlockingQueue<Runnable>();
        EngineParts parts = engine.engine.parts();
        var other = new Engine(TestEngine.on(parts.executor(), writers::add, parts), new Registry(name -> null));
        LiveConnection watcher = other.open(TestEngine.admission(endpoint), wire, opened -> {});
        watcher.received(new TextFrame("watch:price#1"));
        assertEquals("#1=0", next());
        engine.settle(watcher);
        for (String topic : List.of("price/a", "price/b", "price/c")) {
            other.connections().watching(topic).send("n", 1);
        }
        pass(100);

        assertNull(wire.written.poll());
        for (Runnable task = writers.poll(); task != null; task = writers.poll()) {
            task.run();
        }
        assertEquals(List.of("n@price/a=1", "n@price/b=1", "n@price/c=1"), List.copyOf(wire.written));
    }

    private SendReport send(String topic, int n) {
        return engine.engine.connections().watching(topic).send("n", n);
    }

    private void watches(LiveConnection watcher) throws InterruptedException {
        watcher.received(new TextFrame("watch:price#1"));
        assertEquals("#1=0", next());
        engine.settle(watcher);
        pass(100);
    }

    private void pass(int millis) {
        engine.nanos.addAndGet(millis * MILLI);
        engine.timer.runDue(200);
    }

    private String next() throws InterruptedException {
        return wire.written.poll(10, TimeUnit.SECONDS);
    }
}
