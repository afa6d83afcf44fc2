// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.engine.PlannedEndpoint.Mode;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DrainTest {

    private static final int TIMEOUT = 4000;
    private static final CloseReason RESTART = new CloseReason(1012, "service restart", Initiator.WIREBEAN);

    private final LinkedBlockingQueue<CloseReason> ends = new LinkedBlockingQueue<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint().onClose(call -> ends.add(call.closeReason()));
    private final FakeTransport wire = new FakeTransport();
    private TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aPeerIsToldWhenToComeBackAndClosedWith1012AndTheApplicationHearsWhoDidIt() throws Exception {
        LiveConnection connection = open();
        connection.send("news", "last");

        var over = drain();

        assertEquals("news=last", wire.nextWritten());
        assertTrue(wire.nextWritten().startsWith("back in "));
        assertEquals(1012, wire.closed.poll(10, TimeUnit.SECONDS));
        assertEquals("service restart", wire.phrases.poll());
        assertFalse(over.isDone());
        connection.ended(new CloseReason(1012, "", Initiator.PEER));
        over.get(10, TimeUnit.SECONDS);
        assertEquals(List.of(RESTART), List.copyOf(ends));
    }

    @Test
    void eachIsToldAnotherTimeWithinASecondWhereTheyAreFew() throws Exception {
        var wires = openAnswering(200);

        drain().get(10, TimeUnit.SECONDS);

        var times = new HashSet<Integer>();
        for (FakeTransport each : wires) {
            int millis = millis(each.nextWritten());
            assertTrue(millis >= 500 && millis < 1500, () -> millis + " ms");
            times.add(millis);
        }
        assertTrue(times.size() > 100, () -> "only " + times.size() + " times among 200");
    }

    @Test
    void theTimesAreSpreadOverAsLongAsTheBatchesTake() throws Exception {
        engine = new TestEngine(settings(1, Duration.ofMillis(100)));
        var wires = openAnswering(100);

        var over = drain();
        while (!over.isDone()) {
            engine.timer.runDue(100);
        }

        int latest = 0;
        for (FakeTransport each : wires) {
            latest = Math.max(latest, millis(each.nextWritten()));
        }
        assertTrue(latest > 1500 && latest < 10_500, "the latest comes back after " + latest + " ms");
    }

    @Test
    void connectionsGoInBatches() throws Exception {
        engine = new TestEngine(settings(2, Duration.ofMillis(500)));
        var closed = new LinkedBlockingQueue<Integer>();
        for (int i = 0; i < 5; i++) {
            open(new Answering(closed));
        }

        var over = drain();
        take(2, closed);
        assertEquals(3, engine.engine.connections().count());
        engine.timer.runDue(500);
        take(2, closed);
        assertEquals(1, engine.engine.connections().count());
        assertFalse(over.isDone());
        engine.timer.runDue(500);
        over.get(10, TimeUnit.SECONDS);
        assertEquals(5, ends.size());
    }

    @Test
    void batchesGrowSoThatAllAreToldInHalfTheTime() throws Exception {
        engine = new TestEngine(settings(1, Duration.ofSeconds(1)));
        var closed = new LinkedBlockingQueue<Integer>();
        for (int i = 0; i < 9; i++) {
            open(new Answering(closed));
        }

        var over = drain();
        take(5, closed);
        assertEquals(4, engine.engine.connections().count());
        engine.timer.runDue(1000);
        over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatThePeerHasSentIsHandledAndAnsweredBeforeTheClose() throws Exception {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        endpoint.on("work", call -> {
            inside.countDown();
            release.await();
            return "done";
        });
        LiveConnection connection = open();
        connection.received(new TextFrame("work#1"));
        connection.received(new TextFrame("work#2"));
        assertTrue(inside.await(10, TimeUnit.SECONDS));

        drain();
        connection.received(new TextFrame("work#3"));
        assertTrue(connection.isOpen());
        assertNull(wire.written.peek());
        release.countDown();

        assertEquals("#1=done", wire.nextWritten());
        assertEquals("#2=done", wire.nextWritten());
        assertTrue(wire.nextWritten().startsWith("back in "));
        assertEquals(1012, wire.closed.poll(10, TimeUnit.SECONDS));
        connection.ended(RESTART);
        assertEquals(RESTART, ends.poll(10, TimeUnit.SECONDS));
        assertEquals(1, engine.engine.dropped(Drop.INBOUND_AFTER_END));
    }

    @Test
    void handlersThatRunBesideAreWaitedForAndTheirEndIsNotMissed() throws Exception {
        var answer = new CompletableFuture<String>();
        var inside = new CountDownLatch(1);
        endpoint.on("work", Mode.CONCURRENT, call -> {
            inside.countDown();
            return answer;
        });
        LiveConnection connection = open();
        connection.received(new TextFrame("work#1"));
        assertTrue(inside.await(10, TimeUnit.SECONDS));

        var over = drain();
        answer.complete("done");

        assertEquals("#1=done", wire.nextWritten());
        assertTrue(wire.nextWritten().startsWith("back in "));
        assertEquals(1012, wire.closed.poll(10, TimeUnit.SECONDS));
        connection.ended(RESTART);
        over.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aConnectionThatIsLostWhileItsHandlersAreWaitedForHasItsLastCallback() throws Exception {
        var answer = new CompletableFuture<String>();
        var inside = new CountDownLatch(1);
        endpoint.on("work", Mode.CONCURRENT, call -> {
            inside.countDown();
            return answer;
        });
        LiveConnection connection = open();
        connection.received(new TextFrame("work#1"));
        assertTrue(inside.await(10, TimeUnit.SECONDS));
        var over = drain();

        var lost = new CloseReason(1006, "", Initiator.NETWORK);
        connection.ended(lost);
        answer.complete("done");

        over.get(10, TimeUnit.SECONDS);
        assertEquals(List.of(lost), List.copyOf(ends));
    }

    @Test
    void whoOpensMeanwhileGoesAtOnce() throws Exception {
        open();
        drain();
        var late = new FakeTransport();

        LiveConnection connection = engine.open(TestEngine.admission(endpoint), late);

        assertFalse(connection.isOpen());
        assertEquals(1012, late.closed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whatIsQueuedHasAsLongAsTheDrainAndNotAsAnyOtherClose() throws Exception {
        wire.writes = Writes.HELD;
        LiveConnection connection = open();
        connection.send("news", 1);
        drain();
        engine.settle(connection, wire);

        engine.timer.runDue(3999);
        assertFalse(wire.aborted);
        wire.writes = Writes.COMPLETE_AT_ONCE;
        wire.held.remove(0).completed(null);

        assertEquals("news=1", wire.nextWritten());
        assertTrue(wire.nextWritten().startsWith("back in "));
        assertEquals(1012, wire.closed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void theAdviceClosesNobodyWhoseQueueIsFull() throws Exception {
        wire.writes = Writes.HELD;
        LiveConnection connection = open();
        var news = Outgoing.of("news").overflow(Overflow.DROP_NEWEST);
        while (engine.engine.dropped(Drop.OUTBOUND_OVERFLOW) == 0) {
            connection.send(news);
        }

        drain();
        engine.settle(connection, wire);

        assertNull(wire.closed.peek());
        assertEquals(2, engine.engine.dropped(Drop.OUTBOUND_OVERFLOW));
    }

    @Test
    void aDrainOfNobodyIsOverAtOnceAndCalledAgainItIsTheSame() {
        var over = drain();

        assertTrue(over.isDone());
        assertSame(over, drain());
    }

    private CompletableFuture<Void> drain() {
        return engine.engine.drain(Duration.ofMillis(TIMEOUT)).toCompletableFuture();
    }

    private LiveConnection open() {
        return open(wire);
    }

    private LiveConnection open(FakeTransport transport) {
        LiveConnection connection = engine.open(TestEngine.admission(endpoint), transport);
        if (transport instanceof Answering answering) {
            answering.connection = connection;
        }
        return connection;
    }

    private List<FakeTransport> openAnswering(int count) {
        var wires = new ArrayList<FakeTransport>();
        for (int i = 0; i < count; i++) {
            var answering = new Answering(new LinkedBlockingQueue<>());
            open(answering);
            wires.add(answering);
        }
        return wires;
    }

    private static void take(int count, LinkedBlockingQueue<Integer> closed) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertEquals(1012, closed.poll(10, TimeUnit.SECONDS));
        }
        assertNull(closed.peek());
    }

    private static int millis(String advice) {
        assertTrue(advice.startsWith("back in "), advice);
        return Integer.parseInt(advice.substring("back in ".length()));
    }

    private static Settings settings(int batch, Duration interval) {
        return with(new Settings.Drain(Duration.ZERO, batch, interval));
    }

    private static Settings with(Settings.Drain drain) {
        Settings all = Settings.DEFAULTS;
        return new Settings(
                all.execution(),
                all.admission(),
                all.caps(),
                all.inbound(),
                all.outbound(),
                all.heartbeat(),
                drain,
                all.roomMaxPerConnection());
    }

    /** A peer that answers a close at once. */
    private static final class Answering extends FakeTransport {

        private final LinkedBlockingQueue<Integer> answered;
        private LiveConnection connection;

        private Answering(LinkedBlockingQueue<Integer> answered) {
            this.answered = answered;
        }

        @Override
        public void close(int code, String phrase) {
            super.close(code, phrase);
            connection.ended(new CloseReason(code, phrase, Initiator.PEER));
            answered.add(code);
        }
    }
}
