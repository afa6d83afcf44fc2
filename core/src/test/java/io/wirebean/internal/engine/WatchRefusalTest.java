// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connections;
import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.WatchRefusedException;
import io.wirebean.spi.Frame.TextFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has asked and is not answered yet gets nothing by that, and loses nothing of what is due to it otherwise. */
class WatchRefusalTest {

    private final CompletableFuture<Object> decision = new CompletableFuture<>();
    private final CountDownLatch called = new CountDownLatch(1);
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .watches("order", call -> "all")
            .watches("order/42", call -> {
                called.countDown();
                return decision;
            });
    private final TestEngine engine = new TestEngine(TestSettings.small(Overflow.CLOSE));
    private final Connections connections = engine.engine.connections();
    private final FakeTransport wire = new FakeTransport();
    private final LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aTopicThatTheSenderNamesDoesNotLetWatchersInEarly() throws InterruptedException {
        asks();
        SendReport report = connections.watching("order/42").send(named(1));
        refused();

        assertEquals(List.of("#1!FORBIDDEN"), all());
        assertEquals(0, report.total());
    }

    @Test
    void underATopicThatTheSenderNamesUpdatesFollowTheStateToo() throws InterruptedException {
        asks();
        connections.watching("order/42").send(named(1));
        decision.complete("0");

        assertEquals(List.of("#1=0", "n@elsewhere=1"), List.of(next(), next()));
    }

    @Test
    void whoIsRefusedTheNearestTopicGetsItsUpdatesByTheOneAbove() throws InterruptedException {
        watches("order");
        asks();
        SendReport report = connections.watching("order/42").send("n", 1);
        connections.watching("order/42").send("n", 2);
        assertEquals(1, connections.watching("order/42").count());
        refused();
        connections.watching("order/42").send("n", 3);

        assertEquals(Set.of("n@order/42=1", "n@order/42=2", "n@order/42=3", "#1!FORBIDDEN"), Set.copyOf(all()));
        assertEquals(1, report.total());
        assertEquals(1, report.delivered().toCompletableFuture().join().count(Delivery.WRITTEN));
        assertEquals(Set.of("order"), connection.watches());
    }

    @Test
    void moreThanMayWaitGoesByTheTopicAboveInItsOrder() throws InterruptedException {
        watches("order");
        asks();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            connections.watching("order/42").send("n", i);
            expected.add("n@order/42=" + i);
        }
        decision.complete("late");

        expected.add("#1!LIMIT_EXCEEDED");
        assertEquals(expected, all());
        assertTrue(connection.isOpen());
    }

    @Test
    void whoIsInTheRoomGetsItsMessageThoughTheWatchIsRefused() throws InterruptedException {
        connection.join("lobby");
        asks();
        SendReport report = connections
                .room("lobby")
                .unite(connections.watching("order/42"))
                .send("n", 1);
        SendReport named = connections.room("lobby").send(Outgoing.of("n", 2).topic("order/42"));
        connections.watching("order/42").send("n", 3);
        refused();

        assertEquals(Set.of("n@order/42=1", "n@order/42=2", "#1!FORBIDDEN"), Set.copyOf(all()));
        assertEquals(1, report.total());
        assertEquals(1, named.total());
    }

    @Test
    void whoIsInTheRoomAndWatchesGetsTheMessageOnceAndBehindTheState() throws InterruptedException {
        connection.join("lobby");
        asks();
        connections.room("lobby").unite(connections.watching("order/42")).send("n", 1);
        decision.complete("0");

        assertEquals(List.of("#1=0", "n@order/42=1"), List.of(next(), next()));
        engine.settle(connection);
        assertEquals(List.of(), List.copyOf(wire.written));
    }

    @Test
    void anUpdateToTwoTopicsFollowsTheStateOfEither() throws InterruptedException {
        endpoint.watches("news", call -> null);
        asks();
        connections.watching("news").unite(connections.watching("order/42")).send("n", 1);
        decision.complete("0");

        assertEquals(List.of("#1=0", "n=1"), List.of(next(), next()));
    }

    @Test
    void whoHasOnlyAskedIsNotTakenForAWatcherWhereWatchersAreLeftOut() throws InterruptedException {
        connection.join("lobby");
        asks();
        SendReport report = connections
                .room("lobby")
                .unite(connections.watching("order/43"))
                .except(connections.watching("order/42"))
                .send("n", 1);

        assertEquals(1, report.total());
        assertEquals("n@order/43=1", next());
    }

    @Test
    void whoIsRefusedWhileTheMessageIsWrittenDoesNotGetIt() throws InterruptedException {
        var told = new CompletableFuture<String>();
        Object data = new Object() {
            @Override
            public String toString() {
                refused();
                told.complete(nextQuietly());
                return "secret";
            }
        };
        asks();
        SendReport report = connections.watching("order/42").send("n", data);

        assertEquals("#1!FORBIDDEN", told.join());
        assertEquals(0, report.total());
        assertEquals(List.of(), all());
    }

    @Test
    void updatesLostWhileTheStateIsWrittenEndTheWatch() throws InterruptedException {
        Object state = new Object() {
            @Override
            public String toString() {
                for (int i = 0; i < 10; i++) {
                    connections.watching("order/42").send("n", i);
                }
                return "0";
            }
        };
        asks();
        decision.complete(state);

        assertEquals(List.of("#1=0", "unwatch:order/42!LIMIT_EXCEEDED"), List.of(next(), next()));
        engine.settle(connection);
        assertEquals(Set.of(), connections.topics());
        assertTrue(connection.isOpen());
    }

    @Test
    void whoSendsWhileTooMuchGoesOnWithoutTheWatchDoesNotMakeItsPeerTooSlow() throws InterruptedException {
        var sending = new FakeTransport() {
            @Override
            public void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
                super.writeAll(batch, done);
                if (written.contains("n@order/42=0") && !written.contains("n@order/42=1")) {
                    send(5, 2);
                }
            }
        };
        LiveConnection watcher = engine.open(TestEngine.admission(endpoint), sending);
        watcher.received(new TextFrame("watch:order#1"));
        watcher.received(new TextFrame("watch:order/42#2"));
        assertTrue(called.await(10, TimeUnit.SECONDS));
        send(0, 5);

        assertTrue(watcher.isOpen());
        assertEquals(
                List.of("#1=all", "n@order/42=0", "n@order/42=1", "n@order/42=2", "n@order/42=3"),
                List.copyOf(sending.written).subList(0, 5));
    }

    private void send(int first, int count) {
        for (int i = first; i < first + count; i++) {
            connections.watching("order/42").send("n", i);
        }
    }

    private static Outgoing named(int n) {
        return Outgoing.of("n", n).topic("elsewhere");
    }

    private void refused() {
        decision.completeExceptionally(new WatchRefusedException());
    }

    /** Returns when the method is being called. */
    private void asks() throws InterruptedException {
        connection.received(new TextFrame("watch:order/42#1"));
        assertTrue(called.await(10, TimeUnit.SECONDS));
    }

    private void watches(String topic) throws InterruptedException {
        connection.received(new TextFrame("watch:" + topic + "#0"));
        assertEquals("#0=all", next());
    }

    private List<String> all() throws InterruptedException {
        engine.settle(connection);
        return List.copyOf(wire.written);
    }

    private String nextQuietly() {
        try {
            return next();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String next() throws InterruptedException {
        return wire.written.poll(10, TimeUnit.SECONDS);
    }
}
