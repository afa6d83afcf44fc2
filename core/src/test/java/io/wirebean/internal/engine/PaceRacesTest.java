// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
    private volatile Runnable onWrite = () -> {};
    private final FakeTransport wire = new FakeTransport() {
        @Override
        public void write(List<EncodedMessage> batch, WriteCompletion done) {
            super.write(batch, done);
            Runnable once = onWrite;
            onWrite = () -> {};
            once.run();
        }
    };
    private final LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void anUpdateThatComesWhileOthersGoDoesNotOvertakeThem() throws InterruptedException {
        watches();
        send("price/a", 1);
        assertEquals("n@price/a=1", next());
        send("price/b", 1);
        send("price/c", 1);
        onWrite = () -> send("price/c", 2);
        pass(100);

        assertEquals("n@price/b=1", next());
        assertEquals("n@price/c=2", next());
        pass(1000);
        assertNull(wire.written.poll());
    }

    @Test
    void whatWaitsForItsTimeDoesNotGoAheadOfAStateThatIsAskedForAnew() throws InterruptedException {
        watches();
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
        watches();
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
    void whatWaitsGoesByTheTopicAboveWhenItsOwnIsGivenUp() throws InterruptedException {
        endpoint.watches("price/a", true, Duration.ofMillis(100), call -> "a");
        watches();
        connection.received(new TextFrame("watch:price/a#2"));
        assertEquals("#2=a", next());
        engine.settle(connection, wire);
        pass(100);
        send("price/a", 1);
        assertEquals("n@price/a=1", next());
        SendReport report = send("price/a", 2);
        connection.received(new TextFrame("unwatch:price/a#3"));
        engine.settle(connection, wire);
        pass(100);

        assertEquals(Set.of("n@price/a=2", "#3=null"), Set.of(next(), next()));
        assertEquals(1, report.delivered().toCompletableFuture().join().count(Delivery.WRITTEN));
    }

    private SendReport send(String topic, int n) {
        return engine.engine.connections().watching(topic).send("n", n);
    }

    private void watches() throws InterruptedException {
        connection.received(new TextFrame("watch:price#1"));
        assertEquals("#1=0", next());
        engine.settle(connection, wire);
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
