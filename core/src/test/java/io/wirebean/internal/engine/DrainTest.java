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
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
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
    private final TestEngine engine = new TestEngine();

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
        engine.settle(connection);

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
        engine.settle(connection);

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
        return engine.open(TestEngine.admission(endpoint), wire);
    }
}
