// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.SendResult.Dropped;
import io.wirebean.WSFailureException;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.engine.PlannedEndpoint.Mode;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.PayloadException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineTest {

    private static final CloseReason PEER_LEFT = new CloseReason(1000, "", Initiator.PEER);

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void anEventWithAnIdIsAnsweredUnderThatId() throws InterruptedException {
        endpoint.on("say", call -> "hello");

        open().received(new TextFrame("say#7"));

        assertEquals("#7=hello", wire.nextWritten());
    }

    @Test
    void anEventWithoutIdIsAnsweredByTheSameEvent() throws InterruptedException {
        endpoint.on("say", call -> "hello");

        open().received(new TextFrame("say"));

        assertEquals("say=hello", wire.nextWritten());
    }

    @Test
    void nullAcknowledgesAnIdAndSendsNothingWithoutOne() throws InterruptedException {
        endpoint.on("note", call -> null);
        LiveConnection connection = open();

        connection.received(new TextFrame("note"));
        connection.received(new TextFrame("note#1"));

        assertEquals("#1=null", wire.nextWritten());
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
    void aStageIsAnsweredWhenItCompletesAndTheNextMessageWaits() throws InterruptedException {
        var slow = new CompletableFuture<String>();
        endpoint.on("slow", call -> slow).on("fast", call -> "f");
        LiveConnection connection = open();

        connection.received(new TextFrame("slow#1"));
        connection.received(new TextFrame("fast#2"));
        assertNull(wire.written.poll());
        slow.complete("s");

        assertEquals("#1=s", wire.nextWritten());
        assertEquals("#2=f", wire.nextWritten());
    }

    @Test
    void aConcurrentHandlerLetsTheNextMessageInUpToTheLimit() throws InterruptedException {
        var inside = new CountDownLatch(16);
        var release = new CountDownLatch(1);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        endpoint.on("work", Mode.CONCURRENT, call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            inside.countDown();
            release.await();
            now.decrementAndGet();
            return "done";
        });
        LiveConnection connection = open();

        for (int i = 0; i < 40; i++) {
            connection.received(new TextFrame("work#" + i));
        }
        assertTrue(inside.await(10, TimeUnit.SECONDS));
        release.countDown();

        for (int i = 0; i < 40; i++) {
            assertTrue(wire.nextWritten().endsWith("=done"));
        }
        assertEquals(16, most.get());
    }

    @Test
    void aNonBlockingHandlerRunsOnTheServersThreadWhileNothingElseRuns() throws InterruptedException {
        endpoint.on("hop", Mode.NON_BLOCKING, call -> Thread.currentThread().getName());
        LiveConnection connection = open();
        engine.settle(connection, wire);

        connection.received(new TextFrame("hop"));

        assertEquals("hop=" + Thread.currentThread().getName(), wire.nextWritten());
    }

    @Test
    void aHandlersExceptionIsInternalAndItsTextStaysHere() throws InterruptedException {
        endpoint.on("fail", call -> {
            throw new IllegalStateException("secret");
        });

        open().received(new TextFrame("fail#1"));

        assertEquals("#1!INTERNAL", wire.nextWritten());
    }

    @Test
    void anErrorHandlersValueBecomesTheDetails() throws InterruptedException {
        endpoint.on("fail", call -> {
                    throw new IllegalStateException("secret");
                })
                .onError(IllegalStateException.class, call -> "seen");

        open().received(new TextFrame("fail#1"));

        assertEquals("#1!INTERNAL:seen", wire.nextWritten());
    }

    @Test
    void anErrorHandlerChoosesAnotherFailureByThrowingIt() throws InterruptedException {
        endpoint.on("fail", call -> CompletableFuture.failedFuture(new IllegalStateException("secret")))
                .onError(IllegalStateException.class, call -> {
                    throw new WSFailureException("ROOM_FULL", 409, "the room is full");
                });

        open().received(new TextFrame("fail#1"));

        assertEquals("#1!ROOM_FULL", wire.nextWritten());
    }

    @Test
    void aPayloadThatDoesNotFitIsAValidationErrorWithItsPath() throws InterruptedException {
        endpoint.on("say", call -> {
            throw new PayloadException("text", "must be a string", new IllegalArgumentException());
        });

        open().received(new TextFrame("say#1"));

        assertTrue(wire.nextWritten().startsWith("#1!VALIDATION_ERROR:"));
    }

    @Test
    void failuresAreToldInTheOrderOfTheMessages() throws InterruptedException {
        var gate = new CountDownLatch(1);
        endpoint.on("slow", call -> {
            gate.await();
            return "s";
        });
        LiveConnection connection = open();

        connection.received(new TextFrame("slow#1"));
        connection.received(new TextFrame("?"));
        connection.received(new TextFrame("unknown#3"));
        gate.countDown();

        assertEquals("#1=s", wire.nextWritten());
        assertEquals("!BAD_MESSAGE", wire.nextWritten());
        assertEquals("#3!UNKNOWN_EVENT", wire.nextWritten());
    }

    @Test
    void aBroadcastReachesTheSenderBeforeItsAcknowledgement() throws InterruptedException {
        endpoint.broadcasts("say", "said", false, call -> "hi");
        var other = new FakeTransport();
        engine.engine.open(TestEngine.admission(endpoint), other);

        open().received(new TextFrame("say#1"));

        assertEquals("said=hi", wire.nextWritten());
        assertEquals("#1=null", wire.nextWritten());
        assertEquals("said=hi", other.nextWritten());
    }

    @Test
    void aBroadcastOfNullReachesNobodyAndIsAcknowledged() throws InterruptedException {
        endpoint.broadcasts("say", "said", false, call -> null);

        open().received(new TextFrame("say#1"));

        assertEquals("#1=null", wire.nextWritten());
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
        assertEquals(Optional.of(Dropped.CLOSED), connection.send("b", 2).dropped());
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
    void aStalledReaderIsClosedWith4013AndCounted() {
        wire.writes = Writes.HELD;
        LiveConnection connection = open();
        for (int i = 0; i <= 1024; i++) {
            assertTrue(connection.send("m", i).isQueued());
        }

        assertEquals(
                Optional.of(Dropped.OVERFLOW),
                connection.send("m", "one too many").dropped());

        assertEquals(4013, wire.closed.poll());
        assertEquals(1, engine.engine.dropped(Drop.OUTBOUND_OVERFLOW));
        assertEquals(1024, engine.engine.dropped(Drop.OUTBOUND_AFTER_END));
    }

    @Test
    void aBrokenWriteEndsTheConnection() {
        wire.writes = Writes.HELD;
        LiveConnection connection = open();
        connection.send("m", 1);

        wire.held.get(0).completed(new IOException("broken pipe"));

        assertTrue(wire.aborted);
        assertFalse(connection.isOpen());
        assertEquals(0, engine.engine.connections().count());
    }

    @Test
    void aMessageAboveTheLimitClosesWith1009() {
        endpoint.on("say", call -> "hello");

        open().received(new TextFrame("x".repeat(65_537)));

        assertEquals(1009, wire.closed.poll());
        assertEquals(1, engine.engine.dropped(Drop.INBOUND_TOO_BIG));
    }

    @Test
    void aFullInboxStopsReadingUntilHalfOfItIsHandled() throws InterruptedException {
        var permits = new Semaphore(0);
        endpoint.on("work", call -> {
            permits.acquire();
            return "done";
        });
        LiveConnection connection = open();

        for (int i = 0; i < 300; i++) {
            connection.received(new TextFrame("work"));
        }
        assertTrue(wire.paused);
        assertEquals(1, wire.pauses);
        permits.release(300);
        for (int i = 0; i < 300; i++) {
            assertEquals("work=done", wire.nextWritten());
        }

        assertFalse(wire.paused);
    }

    @Test
    void theServersThreadWaitsWhereReadingCannotBeStopped() throws InterruptedException {
        wire.stopsReading = false;
        var permits = new Semaphore(0);
        endpoint.on("work", call -> {
            permits.acquire();
            return "done";
        });
        LiveConnection connection = open();
        var server = new Thread(() -> {
            for (int i = 0; i < 300; i++) {
                connection.received(new TextFrame("work"));
            }
        });

        server.start();
        while (server.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        permits.release(300);
        server.join(10_000);

        assertFalse(server.isAlive());
        for (int i = 0; i < 300; i++) {
            assertEquals("work=done", wire.nextWritten());
        }
        assertTrue(connection.isOpen());
    }

    @Test
    void roomsComeWithTheirFirstMemberAndGoWithTheirLast() {
        LiveConnection ann = open();
        LiveConnection bob = engine.engine.open(TestEngine.admission(endpoint), new FakeTransport());

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
    void aRoomTooManyIsRefusedWithLimitAndActualNumber() {
        LiveConnection connection = open();
        for (int i = 0; i < 256; i++) {
            connection.join("room " + i);
        }

        var refused = assertThrows(WSFailureException.class, () -> connection.join("one too many"));

        assertEquals(
                "a connection is in at most 256 rooms (wirebean.room.max-per-connection) and is in 256",
                refused.getMessage());
    }

    @Test
    void aTaskOfTheExecutorRunsElsewhereAndIsRefusedAfterTheEnd() throws InterruptedException {
        LiveConnection connection = open();
        var thread = new LinkedBlockingQueue<Thread>();

        connection.executor().execute(() -> thread.add(Thread.currentThread()));
        assertNotSame(Thread.currentThread(), thread.poll(10, TimeUnit.SECONDS));
        connection.ended(PEER_LEFT);

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
    void aHandlerThatNeverEndsIsWaitedForUntilTheDisconnectTimeout() throws InterruptedException {
        var closed = new LinkedBlockingQueue<String>();
        endpoint.on("hang", call -> new CompletableFuture<>()).onClose(call -> closed.add("closed"));
        LiveConnection connection = open();
        connection.received(new TextFrame("hang"));
        connection.ended(PEER_LEFT);
        assertTrue(closed.isEmpty());

        engine.timer.runDue(30_000);

        assertEquals("closed", closed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void shutdownClosesWith1001AndWaitsForDisconnection() throws InterruptedException {
        var closed = new AtomicInteger();
        endpoint.onOpen(call -> null).onClose(call -> closed.incrementAndGet());
        LiveConnection connection = open();
        engine.settle(connection, wire);
        var telling = new Thread(() -> {
            try {
                assertEquals(1001, wire.closed.poll(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            connection.ended(new CloseReason(1001, "", Initiator.PEER));
        });
        telling.start();

        engine.shutdown();

        assertEquals(1, closed.get());
        telling.join();
    }

    @Test
    void theScopeEndsAfterTheLastCallback() throws InterruptedException {
        endpoint.onClose(call -> null);
        LiveConnection connection = open();

        connection.ended(PEER_LEFT);

        assertSame(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
    }

    private LiveConnection open() {
        return engine.engine.open(TestEngine.admission(endpoint), wire);
    }
}
