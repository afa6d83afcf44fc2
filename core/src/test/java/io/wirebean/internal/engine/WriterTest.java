// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Overflow;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who writes, when, and how much at once. */
class WriterTest {

    private static final Settings.Outbound LIMITS =
            new Settings.Outbound(1000, 1_000_000, Overflow.CLOSE, Duration.ofSeconds(20), Duration.ofSeconds(5));

    private final FakeTransport wire = new FakeTransport();
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final Flusher flusher = new Flusher(tasks::add, 1);
    private final Outbox outbox = new Outbox(LIMITS, wire, flusher, new Owner());

    @Test
    void whoSendsToAnIdleConnectionWritesAtOnce() {
        offer("a", false);

        assertEquals(List.of("a"), List.copyOf(wire.written));
        assertTrue(tasks.isEmpty());
    }

    @Test
    void whatIsWrittenLaterGoesInOneWrite() {
        wire.together = true;
        for (int i = 0; i < 10; i++) {
            offer("m" + i, true);
        }
        assertEquals(0, wire.written.size());
        assertEquals(1, tasks.size());

        tasks.poll().run();

        assertEquals(List.of(10), List.copyOf(wire.batches));
    }

    @Test
    void whatIsWrittenAtOnceTakesAlongWhatWaits() {
        wire.together = true;
        offer("a", true);
        offer("b", false);

        assertEquals(List.of("a", "b"), List.copyOf(wire.written));
        assertEquals(List.of(2), List.copyOf(wire.batches));
    }

    @Test
    void aTransportThatTakesOneMessageGetsOne() {
        offer("a", true);
        offer("b", true);
        tasks.poll().run();

        assertEquals(List.of(1, 1), List.copyOf(wire.batches));
    }

    @Test
    void aTransportThatTakesOneMessageGetsOneThoughTheyAreEmpty() {
        offer("", true);
        offer("", true);
        tasks.poll().run();

        assertEquals(List.of(1, 1), List.copyOf(wire.batches));
    }

    @Test
    void oneWriteTakesAtMost64KiBUnlessOneMessageIsLarger() {
        wire.together = true;
        offer("x".repeat(40_000), true);
        offer("x".repeat(20_000), true);
        offer("x".repeat(20_000), true);
        offer("x".repeat(90_000), true);
        offer("x", true);
        tasks.poll().run();

        assertEquals(List.of(2, 1, 1, 1), List.copyOf(wire.batches));
    }

    @Test
    void after16WritesAnotherThreadGoesOn() {
        IntStream.range(0, 20).forEach(i -> offer("m" + i, true));

        tasks.poll().run();
        assertEquals(16, wire.written.size());
        tasks.poll().run();

        assertEquals(20, wire.written.size());
        assertTrue(tasks.isEmpty());
    }

    @Test
    void whereNoOtherThreadTakesItTheSameOneGoesOn() {
        var alone = new Outbox(
                LIMITS,
                wire,
                new Flusher(
                        task -> {
                            throw new RejectedExecutionException();
                        },
                        1),
                new Owner());
        wire.writes = Writes.HELD;
        IntStream.range(0, 50).forEach(i -> offer(alone, "m" + i, false));
        wire.writes = Writes.COMPLETE_AT_ONCE;

        wire.held.get(0).completed(null);

        assertEquals(50, wire.written.size());
    }

    @Test
    void aSenderWritesItselfWhereAQuarterOfTheRoomIsTaken() {
        IntStream.range(0, 250).forEach(i -> offer("m" + i, true));
        assertEquals(0, wire.written.size());

        offer("one more", true);

        assertEquals(16, wire.written.size());
    }

    @Test
    void whileOneThreadWritesTheOthersOnlyQueue() {
        wire.together = true;
        wire.writes = Writes.HELD;
        offer("a", false);
        offer("b", false);
        offer("c", false);
        wire.held.get(0).completed(null);

        assertEquals(List.of(1, 2), List.copyOf(wire.batches));
    }

    @Test
    void manyConnectionsTakeOneTurn() {
        var others = IntStream.range(0, 100)
                .mapToObj(i -> new Outbox(LIMITS, wire, flusher, new Owner()))
                .toList();
        others.forEach(other -> offer(other, "m", true));
        assertEquals(1, tasks.size());

        tasks.poll().run();

        assertEquals(100, wire.written.size());
    }

    @Test
    void aPingGoesAheadOfWhatWaits() {
        var writtenBefore = new ArrayList<Integer>();
        var pinged = new FakeTransport() {
            @Override
            public void ping(byte[] data) {
                super.ping(data);
                writtenBefore.add(written.size());
            }
        };
        var busy = new Outbox(LIMITS, pinged, flusher, new Owner());
        offer(busy, "a", true);
        busy.ping(() -> new byte[] {7});
        tasks.poll().run();

        assertArrayEquals(new byte[] {7}, pinged.pings.poll());
        assertEquals(List.of(0), writtenBefore);
        assertEquals(List.of("a"), List.copyOf(pinged.written));
    }

    @Test
    void noPingIsSentWhileAWriteIsInFlight() {
        wire.writes = Writes.HELD;
        offer("a", false);

        outbox.ping(() -> new byte[] {7});

        assertTrue(tasks.isEmpty());
        assertTrue(wire.pings.isEmpty());
    }

    @Test
    void aWriteIsStuckWhenNothingOfItHasGoneOnSinceTheLastLook() {
        assertFalse(outbox.isStuck());
        wire.writes = Writes.HELD;
        offer("a", false);
        outbox.isStuck();

        assertTrue(outbox.isStuck());
        wire.progress = 1;
        assertFalse(outbox.isStuck());
        assertTrue(outbox.isStuck());
        offer("b", false);
        wire.held.get(0).completed(null);
        assertFalse(outbox.isStuck());
    }

    @Test
    void theWireFormIsOneUnmaskedFrameWithTheShortestLength() {
        for (int length : new int[] {0, 125, 126, 65_535, 65_536}) {
            byte[] text = new EncodedMessage(new TextFrame("x".repeat(length))).wire();
            byte[] binary = new EncodedMessage(new BinaryFrame(new byte[length])).wire();
            int head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
            assertEquals(head + length, text.length);
            assertEquals((byte) 0x81, text[0]);
            assertEquals((byte) 0x82, binary[0]);
            assertEquals(length < 126 ? length : length < 65_536 ? 126 : 127, text[1]);
            assertEquals(length, lengthIn(text, head));
        }
        byte[] text = new EncodedMessage(new TextFrame("é€")).wire();
        assertEquals("[-127, 5, -61, -87, -30, -126, -84]", Arrays.toString(text));
    }

    private static int lengthIn(byte[] frame, int head) {
        int length = head == 2 ? frame[1] : 0;
        for (int i = 2; i < head; i++) {
            length = length << 8 | frame[i] & 0xff;
        }
        return length;
    }

    private void offer(String text, boolean later) {
        offer(outbox, text, later);
    }

    private static void offer(Outbox to, String text, boolean later) {
        to.offer(new Parcel(new EncodedMessage(new TextFrame(text)), Overflow.CLOSE, null, null), later);
    }

    private static final class Owner implements OutboxOwner {

        @Override
        public String id() {
            return "peer";
        }

        @Override
        public void writeFailed(Throwable failure) {
            throw new AssertionError("nothing of the kind happens here");
        }

        @Override
        public void drained() {
            throw new AssertionError("nothing of the kind happens here");
        }

        @Override
        public void full(String why) {
            throw new AssertionError("nothing of the kind happens here");
        }

        @Override
        public void dropped(Drop what, int count) {
            assertEquals(0, count);
        }
    }
}
