// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Delivery;
import io.wirebean.Overflow;
import io.wirebean.SendResult;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.Frame.TextFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final FakeTransport transport = new FakeTransport();
    private final RecordingOwner owner = new RecordingOwner();
    private final Outbox outbox = outbox(4, 100);

    @Test
    void writesAtOnceWhenIdle() {
        assertTrue(offer(outbox, "a").isQueued());

        assertEquals(List.of("a"), List.copyOf(transport.written));
    }

    @Test
    void neverHasTwoWritesInFlight() {
        transport.writes = Writes.HELD;
        offer(outbox, "a");
        offer(outbox, "b");
        assertEquals(List.of("a"), List.copyOf(transport.written));

        transport.held.get(0).completed(null);

        assertEquals(List.of("a", "b"), List.copyOf(transport.written));
    }

    @Test
    void aFullQueueDropsTheMessageThatHasNoRoom() {
        transport.writes = Writes.HELD;
        for (int i = 0; i < 5; i++) {
            assertTrue(offer(outbox, "m" + i).isQueued());
        }

        SendResult result = offer(outbox, "one too many");

        assertEquals(Optional.of(Delivery.OVERFLOW), result.dropped());
    }

    @Test
    void bytesAreBoundedTheOnesInFlightIncluded() {
        transport.writes = Writes.HELD;
        assertTrue(offer(outbox, "x".repeat(60)).isQueued());

        assertEquals(
                Optional.of(Delivery.OVERFLOW), offer(outbox, "x".repeat(60)).dropped());
        transport.held.get(0).completed(null);
        assertTrue(offer(outbox, "x".repeat(60)).isQueued());
    }

    @Test
    void closeWaitsForWhatIsQueuedAndRefusesWhatComesAfter() {
        transport.writes = Writes.HELD;
        offer(outbox, "a");
        offer(outbox, "b");

        outbox.close();
        assertEquals(Optional.of(Delivery.CLOSED), offer(outbox, "late").dropped());
        assertEquals(0, owner.drained.get());
        transport.held.get(0).completed(null);
        transport.held.get(1).completed(null);

        assertEquals(1, owner.drained.get());
        assertEquals(List.of("a", "b"), List.copyOf(transport.written));
    }

    @Test
    void clearForgetsWhatWaitsAndCountsIt() {
        transport.writes = Writes.HELD;
        offer(outbox, "a");
        offer(outbox, "b");
        offer(outbox, "c");

        assertEquals(2, outbox.clear());
        transport.held.get(0).completed(null);

        assertEquals(List.of("a"), List.copyOf(transport.written));
        assertEquals(0, owner.drained.get());
    }

    @Test
    void aFailedWriteIsToldToTheOwner() {
        transport.writes = Writes.HELD;
        offer(outbox, "a");
        var broken = new IOException("broken pipe");

        transport.held.get(0).completed(broken);

        assertSame(broken, owner.failures.get(0));
    }

    @Test
    void aLongQueueOfWritesThatCompleteAtOnceDoesNotGrowTheStack() {
        var deep = outbox(100_000, 10_000_000);
        transport.writes = Writes.HELD;
        offer(deep, "first");
        for (int i = 0; i < 50_000; i++) {
            offer(deep, "m");
        }
        transport.writes = Writes.COMPLETE_AT_ONCE;

        transport.held.get(0).completed(null);

        assertEquals(50_001, transport.written.size());
    }

    @Test
    void aMessageThatPassesTheQueueCountsUntilItIsWritten() {
        for (int i = 0; i < 3; i++) {
            assertTrue(offer(outbox, "x".repeat(60)).isQueued());
        }
        transport.writes = Writes.HELD;
        offer(outbox, "x".repeat(60));

        assertEquals(
                Optional.of(Delivery.OVERFLOW), offer(outbox, "x".repeat(41)).dropped());
        assertTrue(offer(outbox, "x".repeat(40)).isQueued());
    }

    @Test
    void aPingOfABeatThatSawItOpenIsNotSentBehindTheClose() {
        outbox.close();
        outbox.ping(() -> new byte[4]);

        assertEquals(1, owner.drained.get());
        assertTrue(transport.pings.isEmpty());
    }

    @Test
    void aHundredThreadsLoseNothingAndKeepTheOrderOfEach() throws InterruptedException {
        var wide = outbox(1_000_000, 100_000_000);
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 100; t++) {
            int thread = t;
            threads.add(new Thread(() -> {
                await(start);
                for (int i = 0; i < 200; i++) {
                    offer(wide, thread + ":" + i);
                }
            }));
        }
        threads.forEach(Thread::start);

        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(100 * 200, transport.written.size());
        var next = new int[100];
        for (String message : transport.written) {
            String[] parts = message.split(":");
            assertEquals(next[Integer.parseInt(parts[0])]++, Integer.parseInt(parts[1]));
        }
    }

    private Outbox outbox(int maxMessages, int maxBytes) {
        var limits = new Settings.Outbound(
                maxMessages, maxBytes, Overflow.CLOSE, Duration.ofSeconds(20), Duration.ofSeconds(5));
        return new Outbox(limits, transport, new Flusher(new SameThread(), 1), owner);
    }

    private static SendResult offer(Outbox outbox, String text) {
        var parcel = new Parcel(new EncodedMessage(new TextFrame(text)), Overflow.CLOSE, null, null);
        outbox.offer(parcel, false);
        return parcel;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
