// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Delivery;
import io.wirebean.WSFailureException;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.TextFrame;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitsTest {

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aBrokenWriteEndsTheConnection() {
        wire.writes = Writes.HELD;
        LiveConnection connection = open();
        connection.send("m", 1);

        wire.held.get(0).completed(new IOException("broken pipe"));
        engine.timer.runDue(1_000);

        assertTrue(wire.aborted);
        assertFalse(connection.isOpen());
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
                Optional.of(Delivery.OVERFLOW),
                connection.send("m", "one too many").dropped());
        wire.held.get(0).completed(null);

        assertEquals(4013, wire.closed.poll());
        assertEquals(1, engine.engine.dropped(Drop.OUTBOUND_OVERFLOW));
        assertEquals(1024, engine.engine.dropped(Drop.OUTBOUND_AFTER_END));
    }

    @Test
    void aMessageAboveTheLimitClosesWith1009() {
        endpoint.on("say", call -> "hello");

        open().received(new TextFrame("x".repeat(65_537)));

        assertEquals(1009, wire.closed.poll());
        assertEquals("a message of 65537 bytes is above the limit of 65536", wire.phrases.poll());
        assertEquals(1, engine.engine.dropped(Drop.INBOUND_TOO_BIG));
    }

    @Test
    void theEndpointsOwnSizeHoldsAndCountsUtf8() throws InterruptedException {
        endpoint.takesAtMost(6).on("€€", call -> "taken");
        LiveConnection connection = open();

        connection.received(new TextFrame("€€"));
        assertEquals("€€=taken", wire.nextWritten());
        connection.received(new TextFrame("€€€"));

        assertEquals(1009, wire.closed.take());
        assertEquals("a message of 9 bytes is above the limit of 6", wire.phrases.poll());
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
    void theLastCallbackWaitsForARunningHandlerNoLongerThanItsTimeout() throws InterruptedException {
        var running = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var permits = new Semaphore(0);
        endpoint.on("work", call -> {
                    running.countDown();
                    permits.acquire();
                    return "done";
                })
                .onClose(call -> {
                    closed.countDown();
                    return null;
                });
        LiveConnection connection = open();
        connection.received(new TextFrame("work"));
        running.await();
        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));

        engine.timer.runDue(29_999);
        assertEquals(1, closed.getCount());
        engine.timer.runDue(30_000);

        assertTrue(closed.await(10, TimeUnit.SECONDS));
        permits.release();
    }

    @Test
    void moreMessagesThanMayWaitAre1008WhereNoThreadMayWait() throws InterruptedException {
        String phrase = overflowsWith(new TextFrame("work"));

        assertEquals("no room for more: 256 messages wait, the limit is 256 (wirebean.inbound.max-pending)", phrase);
    }

    @Test
    void moreBytesThanMayWaitAre1008WhereNoThreadMayWait() throws InterruptedException {
        String phrase = overflowsWith(new TextFrame("work#" + "x".repeat(65_531)));

        assertEquals(
                "no room for more: 1048576 bytes wait, the limit is 1048576 (wirebean.inbound.max-pending-bytes)",
                phrase);
    }

    /** Sends this while the handler of the first message runs, and all threads that may wait do so elsewhere. */
    private String overflowsWith(TextFrame frame) throws InterruptedException {
        wire.stopsReading = false;
        var running = new CountDownLatch(1);
        var permits = new Semaphore(0);
        endpoint.on("first", call -> {
            running.countDown();
            permits.acquire();
            return "done";
        });
        LiveConnection connection = open();
        engine.engine.waiters().drainPermits();
        connection.received(new TextFrame("first"));
        running.await();

        for (int i = 0; i < 300; i++) {
            connection.received(frame);
        }

        assertFalse(connection.isOpen());
        assertEquals(1, engine.engine.dropped(Drop.INBOUND_OVERFLOW));
        assertEquals(1008, wire.closed.take());
        permits.release(1);
        return wire.phrases.poll();
    }

    private LiveConnection open() {
        return engine.engine.open(TestEngine.admission(endpoint), wire, opened -> {});
    }
}
