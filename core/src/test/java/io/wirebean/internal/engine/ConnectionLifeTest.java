// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Delivery;
import io.wirebean.WSFailureException;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.TextFrame;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionLifeTest {

    private static final CloseReason PEER_LEFT = new CloseReason(1000, "", Initiator.PEER);

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void theConnectionHandlerIsFinishedBeforeTheFirstMessageIsHandled() throws InterruptedException {
        var opened = new CompletableFuture<String>();
        endpoint.onOpen(call -> opened).on("say", call -> "hello");
        LiveConnection connection = open();

        connection.received(new TextFrame("say"));
        opened.complete("welcome");

        assertEquals("connected=welcome", wire.nextWritten());
        assertEquals("say=hello", wire.nextWritten());
    }

    @Test
    void disconnectionRunsOnceHoweverOftenTheEndIsTold() throws InterruptedException {
        var reasons = new LinkedBlockingQueue<CloseReason>();
        endpoint.onClose(call -> reasons.add(call.closeReason()));
        LiveConnection connection = open();

        connection.ended(PEER_LEFT);
        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));
        connection.abort();

        assertEquals(PEER_LEFT, reasons.poll(10, TimeUnit.SECONDS));
        engine.shutdown();
        assertTrue(reasons.isEmpty());
    }

    @Test
    void disconnectionWaitsForTheHandlerThatRunsAndDropsWhatWaits() throws InterruptedException {
        var order = new LinkedBlockingQueue<String>();
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        endpoint.on("work", call -> {
                    inside.countDown();
                    release.await();
                    order.add("work");
                    return null;
                })
                .onClose(call -> order.add("closed"));
        LiveConnection connection = open();
        connection.received(new TextFrame("work"));
        connection.received(new TextFrame("work"));
        assertTrue(inside.await(10, TimeUnit.SECONDS));

        connection.ended(PEER_LEFT);
        assertEquals(0, engine.engine.connections().count());
        release.countDown();

        assertEquals("work", order.poll(10, TimeUnit.SECONDS));
        assertEquals("closed", order.poll(10, TimeUnit.SECONDS));
        assertEquals(1, engine.engine.dropped(Drop.INBOUND_AFTER_END));
    }

    @Test
    void disconnectionDoesNotRunWhereTheConnectionHandlerFailed() throws InterruptedException {
        var closed = new AtomicInteger();
        endpoint.onOpen(call -> {
                    throw new WSFailureException("NOT_YOU", 403, "not you");
                })
                .onClose(call -> closed.incrementAndGet());

        LiveConnection connection = open();

        assertEquals(1008, wire.closed.poll(10, TimeUnit.SECONDS));
        connection.ended(PEER_LEFT);
        engine.shutdown();
        assertEquals(0, closed.get());
    }

    @Test
    void aConnectionHandlerThatFailsClosesWith1011() throws InterruptedException {
        endpoint.onOpen(call -> {
            throw new IllegalStateException("secret");
        });

        open();

        assertEquals(1011, wire.closed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aConnectionWhoseHandlersFailureIsTakenGoesOnAndHasNoLastCallback() throws InterruptedException {
        var closed = new AtomicInteger();
        endpoint.onOpen(call -> {
                    throw new IllegalStateException("not today");
                })
                .onError(IllegalStateException.class, call -> null)
                .on("say", call -> "hello")
                .onClose(call -> closed.incrementAndGet());
        LiveConnection connection = open();

        connection.received(new TextFrame("say"));

        assertEquals("say=hello", wire.nextWritten());
        connection.ended(PEER_LEFT);
        engine.shutdown();
        assertEquals(0, closed.get());
    }

    @Test
    void closeExplainsTheEndWhateverTheServerMakesOfIt() throws InterruptedException {
        var reasons = new LinkedBlockingQueue<CloseReason>();
        endpoint.onClose(call -> reasons.add(call.closeReason()));
        LiveConnection connection = open();

        connection.close(4000, "enough");
        assertEquals(4000, wire.closed.poll(10, TimeUnit.SECONDS));
        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));

        assertEquals(new CloseReason(4000, "enough", Initiator.APPLICATION), reasons.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void closeComesBehindWhatWasSentAndRefusesWhatIsSentAfter() throws InterruptedException {
        wire.writes = Writes.HELD;
        LiveConnection connection = open();
        connection.send("a", 1);

        connection.close();
        assertEquals(Optional.of(Delivery.CLOSED), connection.send("b", 2).dropped());
        assertTrue(wire.closed.isEmpty());
        wire.held.get(0).completed(null);

        assertEquals(1000, wire.closed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aCloseCodeThatMayNotTravelIsRefusedAndTheConnectionStaysOpen() {
        LiveConnection connection = open();

        var refused = assertThrows(IllegalArgumentException.class, () -> connection.close(1006, ""));

        assertEquals(
                "close code 1006 may not be sent; 1000, 1001, 1003, 1007 to 1014 and 3000 to 4999 may",
                refused.getMessage());
        assertTrue(connection.isOpen());
    }

    @Test
    void aCloseThatIsNotAnsweredEndsHardAtTheDeadline() {
        LiveConnection connection = open();
        connection.close();

        engine.timer.runDue(5_000);

        assertTrue(wire.aborted);
        assertEquals(0, engine.engine.connections().count());
    }

    @Test
    void roomsComeWithTheirFirstMemberAndGoWithTheirLast() {
        LiveConnection ann = open();
        LiveConnection bob = engine.engine.open(TestEngine.admission(endpoint), new FakeTransport(), opened -> {});

        assertTrue(ann.join("lobby"));
        assertFalse(ann.join("lobby"));
        assertTrue(bob.join("lobby"));
        assertEquals(2, engine.engine.connections().room("lobby").count());
        assertEquals(1, engine.engine.connections().room("lobby").except(ann).count());
        ann.ended(PEER_LEFT);
        assertFalse(ann.join("lobby"));
        assertTrue(bob.leave("lobby"));

        assertEquals(Set.of(), engine.engine.connections().rooms());
    }

    @Test
    void aTaskOfTheExecutorRunsElsewhereAndIsRefusedAfterTheEnd() throws InterruptedException {
        LiveConnection connection = open();
        var thread = new LinkedBlockingQueue<Thread>();

        connection.executor().execute(() -> thread.add(Thread.currentThread()));
        assertNotSame(Thread.currentThread(), thread.poll(10, TimeUnit.SECONDS));
        connection.ended(PEER_LEFT);
        engine.scope.ended.poll(10, TimeUnit.SECONDS);

        assertThrows(
                RejectedExecutionException.class, () -> connection.executor().execute(() -> {}));
    }

    @Test
    void aWrappedTaskIsRefusedWhenTheScopeHasEnded() throws InterruptedException {
        LiveConnection connection = open();
        Runnable task = connection.wrap(() -> {});
        connection.ended(PEER_LEFT);
        engine.scope.ended.poll(10, TimeUnit.SECONDS);

        var refused = assertThrows(IllegalStateException.class, task::run);

        assertEquals(connection + " has ended, and its scope with it", refused.getMessage());
    }

    @Test
    void theScopeEndsAfterTheLastCallback() throws InterruptedException {
        endpoint.onClose(call -> null);
        LiveConnection connection = open();

        connection.ended(PEER_LEFT);

        assertSame(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
    }

    private LiveConnection open() {
        return engine.engine.open(TestEngine.admission(endpoint), wire, opened -> {});
    }
}
