// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Audience;
import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connections;
import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.WSFailureException;
import io.wirebean.WatchRefusedException;
import io.wirebean.WatchState;
import io.wirebean.spi.Frame.TextFrame;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final LinkedBlockingQueue<String> unwatched = new LinkedBlockingQueue<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .watches("order/42", call -> "shipped")
            .watches("order", call -> null)
            .watches("secret", call -> {
                throw new WatchRefusedException();
            })
            .onUnwatch(call -> unwatched.add(call.messageVariables().get("topic")));
    private final TestEngine engine = new TestEngine(TestSettings.small(Overflow.CLOSE));
    private final Connections connections = engine.engine.connections();
    private final FakeTransport wire = new FakeTransport();
    private final LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void theReplyIsTheStateAndUpdatesFollowUnderTheirTopic() throws InterruptedException {
        says("watch:order/42#1");
        assertEquals("#1=shipped", next());

        SendReport report = order42().send("status", "lost");

        assertEquals("status@order/42=lost", next());
        assertEquals(1, report.total());
        assertEquals(1, report.queued());
        assertEquals(Set.of("order/42"), connection.watches());
        assertEquals(Set.of("order/42"), connections.topics());
    }

    @Test
    void whoAsksWithoutAnIdIsAnsweredUnderTheTopic() throws InterruptedException {
        says("watch:order/42");
        assertEquals("watch:order/42=shipped", next());
        says("watch:secret");
        assertEquals("unwatch:secret!FORBIDDEN", next());
    }

    @Test
    void aTopicThatNobodyDecidesAboutIsDenied() throws InterruptedException {
        says("watch:order/43#1");

        assertEquals("#1!FORBIDDEN", next());
        assertEquals(Set.of(), connections.topics());
        assertEquals(0, connections.watching("order/43").send("status", 1).total());
        nothingElse();
    }

    @Test
    void whoIsRefusedGetsNothingOfWhatWasSentMeanwhile() throws InterruptedException {
        var decision = new CompletableFuture<String>();
        asksFor(decision);

        SendReport report = connections.watching("slow").send("status", "not for you");
        decision.completeExceptionally(new WatchRefusedException("not yours"));

        assertEquals("#1!FORBIDDEN", next());
        assertEquals(0, report.total());
        assertEquals(Set.of(), connections.topics());
        nothingElse();
    }

    @Test
    void updatesThatComeWhileTheStateIsReadFollowIt() throws InterruptedException {
        var state = new CompletableFuture<Object>();
        asksFor(state);

        connections.watching("slow").send("n", 1);
        connections.watching("slow").send("n", 2);
        assertEquals(0, connections.watching("slow").count());
        state.complete("0");

        assertEquals(List.of("#1=0", "n@slow=1", "n@slow=2"), List.of(next(), next(), next()));
        assertEquals(1, connections.watching("slow").count());
    }

    @Test
    void whatTheStateHasAlreadyIsNotSentAgain() throws InterruptedException {
        var state = new CompletableFuture<Object>();
        asksFor(state);

        for (long version = 1; version <= 3; version++) {
            connections.watching("slow").send(Outgoing.of("n", version).version(version));
        }
        state.complete(WatchState.of("two", 2));
        assertEquals(List.of("#1=two", "n@slow=3"), List.of(next(), next()));
        SendReport late = connections.watching("slow").send(Outgoing.of("n", 2).version(2));
        connections.watching("slow").send(Outgoing.of("n", 4).version(4));

        assertEquals("n@slow=4", next());
        assertEquals(1, late.total());
        assertEquals(0, late.missed().size());
    }

    @Test
    void aWatchOfATopicGetsWhatGoesBelowItAndEachMessageOnce() throws InterruptedException {
        says("watch:order#1");
        says("watch:order/42#2");
        assertEquals(List.of("#1=null", "#2=shipped"), List.of(next(), next()));
        engine.settle(connection);

        SendReport report = connections.watching("order/42/items").send("item", "x");
        connections.watching("order/7").send("status", "y");
        connections.watching("orders").send("status", "z");

        assertEquals(List.of("item@order/42/items=x", "status@order/7=y"), List.of(next(), next()));
        assertEquals(1, report.total());
        nothingElse();
    }

    @Test
    void unwatchEndsIt() throws InterruptedException {
        says("watch:order/42#1");
        says("unwatch:order/42#2");
        says("unwatch:order/42#3");
        assertEquals(List.of("#1=shipped", "#2=null", "#3=null"), List.of(next(), next(), next()));

        assertEquals(0, order42().send("status", 1).total());
        assertEquals(Set.of(), connection.watches());
        assertEquals("order/42", unwatched.poll(10, TimeUnit.SECONDS));
        assertNull(unwatched.poll());
        nothingElse();
    }

    @Test
    void theSameWatchAgainTellsTheStateAnew() throws InterruptedException {
        says("watch:order/42#1");
        says("watch:order/42#2");
        assertEquals(List.of("#1=shipped", "#2=shipped"), List.of(next(), next()));

        order42().send("status", 1);

        assertEquals("status@order/42=1", next());
        nothingElse();
    }

    @Test
    void theEndOfTheConnectionEndsItsWatches() throws InterruptedException {
        says("watch:order/42#1");
        next();

        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));

        assertEquals(Set.of(), connections.topics());
        assertEquals("order/42", unwatched.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void topicsThatAreNoneAndTooManyAndTooLongAreTold() throws InterruptedException {
        for (String topic : List.of("/a", "a/", "a//b")) {
            says("watch:" + topic + "#1");
            assertEquals("#1!BAD_MESSAGE", next());
        }
        says("watch:" + "a".repeat(256) + "#1");
        assertEquals("#1!LIMIT_EXCEEDED", next());
        for (int i = 0; i < 129; i++) {
            endpoint.watches("t/" + i, call -> null);
            says("watch:t/" + i + "#" + i);
            assertEquals(i < 128 ? "#" + i + "=null" : "#128!LIMIT_EXCEEDED", next());
        }
        says("watch:t/5#again");
        assertEquals("#again=null", next());
        assertEquals(128, connection.watches().size());
    }

    @Test
    void manySegmentsToBeUnwatchedCostNoMoreThanTheirText() throws InterruptedException {
        String topic = "a/".repeat(32_000) + "a";
        long before = allocated();
        says("unwatch:" + topic + "#1");

        assertEquals("#1=null", next());
        // all topics above it would be a gigabyte
        assertTrue(allocated() - before < 100_000_000);
    }

    @Test
    void moreUpdatesBeforeTheStateThanMayWaitEndTheWatchAndNotTheConnection() throws InterruptedException {
        var state = new CompletableFuture<Object>();
        asksFor(state);

        for (int i = 0; i < 10_000; i++) {
            connections.watching("slow").send("n", i);
        }
        state.complete("0");

        assertEquals("#1!LIMIT_EXCEEDED", next());
        assertTrue(connection.isOpen());
        assertEquals(Set.of(), connections.topics());
    }

    @Test
    void aFailureOfTheMethodIsToldAndNothingIsWatched() throws InterruptedException {
        endpoint.watches("broken", call -> {
            throw new WSFailureException("GONE", 410, "it is gone");
        });
        says("watch:broken#1");

        assertEquals("#1!GONE", next());
        assertEquals(Set.of(), connection.watches());
        assertNull(unwatched.poll());
    }

    @Test
    void whatIsNoTopicIsAnErrorOfTheSender() {
        var failure = assertThrows(IllegalArgumentException.class, () -> connections.watching("order/"));

        assertEquals(
                "a topic is segments that are not empty, between slashes, such as order/42; this is \"order/\"",
                failure.getMessage());
    }

    @Test
    void anUpdateToAWatcherThatHasLeftIsNobodysLoss() throws InterruptedException {
        says("watch:order/42#1");
        next();
        engine.settle(connection);
        wire.writes = FakeTransport.Writes.HELD;
        SendReport report = order42().send("status", 1);
        connection.abort();

        assertEquals(1, report.delivered().toCompletableFuture().join().count(Delivery.FAILED));
    }

    /** Returns when the method is being called. */
    private void asksFor(CompletableFuture<?> state) throws InterruptedException {
        var called = new CountDownLatch(1);
        endpoint.watches("slow", call -> {
            called.countDown();
            return state;
        });
        says("watch:slow#1");
        assertTrue(called.await(10, TimeUnit.SECONDS));
    }

    private Audience order42() {
        return connections.watching("order/42");
    }

    /** How many bytes all threads that are alive have ever taken. */
    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .sum();
    }

    private void says(String text) {
        connection.received(new TextFrame(text));
    }

    private String next() throws InterruptedException {
        return wire.written.poll(10, TimeUnit.SECONDS);
    }

    private void nothingElse() throws InterruptedException {
        says("unknown#last");
        assertEquals("#last!UNKNOWN_EVENT", next());
    }
}
