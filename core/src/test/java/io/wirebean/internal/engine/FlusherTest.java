// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Overflow;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.TextFrame;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes wrong for one connection or at one moment is the end of no writer. */
class FlusherTest {

    private final FakeTransport wire = new FakeTransport();
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final int baseDepth = new Throwable().getStackTrace().length;
    private boolean noThreads;
    private final Flusher flusher = new Flusher(this::give, 1);

    @Test
    void whereNoThreadIsToBeHadTheSenderWritesAndTheNextOneIsAskedForAgain() {
        Outbox outbox = outbox(wire);
        noThreads = true;
        offer(outbox, "a", true);
        assertEquals(List.of("a"), List.copyOf(wire.written));

        noThreads = false;
        offer(outbox, "b", true);
        assertEquals(1, tasks.size());
        tasks.poll().run();

        assertEquals(List.of("a", "b"), List.copyOf(wire.written));
    }

    @Test
    void whoFindsNoThreadForTheRestWritesOn() {
        Outbox outbox = outbox(wire);
        wire.writes = Writes.HELD;
        IntStream.range(0, 20).forEach(i -> offer(outbox, "m" + i, false));
        wire.writes = Writes.COMPLETE_AT_ONCE;
        noThreads = true;

        wire.held.get(0).completed(null);

        assertEquals(20, wire.written.size());
    }

    @Test
    void aFaultOnOneConnectionKeepsNoOtherFromBeingWritten() {
        var faulty = new FakeTransport() {
            @Override
            public void ping(byte[] data) {
                throw new NoClassDefFoundError("a class of the server that has been undeployed");
            }
        };
        outbox(faulty).ping(() -> new byte[0]);
        Outbox healthy = outbox(wire);
        offer(healthy, "a", true);
        tasks.poll().run();
        offer(healthy, "b", true);
        assertTrue(tasks.size() <= 1);
        tasks.forEach(Runnable::run);

        assertEquals(List.of("a", "b"), List.copyOf(wire.written));
        assertNull(faulty.written.poll());
    }

    @Test
    void whoSendsAgainWhatHasGivenWayDoesNotFillTheStackWithIt() {
        Outbox outbox = outbox(wire);
        wire.writes = Writes.HELD;
        offer(outbox, "in flight", false);
        var deepest = new AtomicInteger();
        var sent = new AtomicInteger();
        for (int i = 0; i <= 1024; i++) {
            sendUntilItIsNotDisplaced(outbox, sent, deepest);
        }
        while (!tasks.isEmpty() && sent.get() < 10_000) {
            tasks.poll().run();
        }

        assertEquals(10_000, sent.get());
        assertTrue(deepest.get() < 100, () -> "the stack is " + deepest + " frames deep");
    }

    private void sendUntilItIsNotDisplaced(Outbox outbox, AtomicInteger sent, AtomicInteger deepest) {
        sent.incrementAndGet();
        deepest.accumulateAndGet(new Throwable().getStackTrace().length - baseDepth, Math::max);
        var parcel = new Parcel(new EncodedMessage(new TextFrame("m")), Overflow.DROP_OLDEST, null, null);
        parcel.delivered().thenRun(() -> sendUntilItIsNotDisplaced(outbox, sent, deepest));
        outbox.offer(parcel, false);
    }

    private void give(Runnable task) {
        if (noThreads) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        tasks.add(task);
    }

    private Outbox outbox(Transport to) {
        return new Outbox(Settings.DEFAULTS.outbound(), to, flusher, new Owner());
    }

    private static void offer(Outbox to, String text, boolean later) {
        to.offer(new Parcel(new EncodedMessage(new TextFrame(text)), Overflow.CLOSE, null, null), later);
    }

    private record Owner() implements OutboxOwner {

        @Override
        public String id() {
            return "peer";
        }

        @Override
        public void writeFailed(Throwable failure) {}

        @Override
        public void drained() {}

        @Override
        public void full(String why) {}

        @Override
        public void dropped(Drop what, int count) {}
    }
}
