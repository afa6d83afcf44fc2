// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.Delivery;
import io.wirebean.Overflow;
import io.wirebean.SendResult;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.Frame.TextFrame;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a write ends, and what is kept of it. */
class OutboxWriteTest {

    private final FakeTransport wire = new FakeTransport();
    private final Outbox outbox = outbox(wire);

    @Test
    void aWriteWhoseConnectionEndsWhileTheServerTakesItHasFailed() {
        wire.writes = Writes.HELD;
        wire.duringWrite = outbox::end;

        SendResult result = offer(outbox, "a");

        assertEquals(Delivery.FAILED, result.delivered().toCompletableFuture().getNow(null));
    }

    @Test
    void aWriteThatSucceedsAsItsConnectionEndsIsToldAsWritten() {
        wire.duringWrite = outbox::end;

        SendResult result = offer(outbox, "a");

        assertEquals(Delivery.WRITTEN, result.delivered().toCompletableFuture().getNow(null));
    }

    @Test
    void aWriteThatThrowsIsSettledByTheEnd() {
        wire.duringWrite = () -> {
            throw new OutOfMemoryError("of the test");
        };
        var parcel = parcel("a");
        assertThrows(OutOfMemoryError.class, () -> outbox.offer(parcel, false));

        outbox.end();

        assertEquals(Delivery.FAILED, parcel.delivered().toCompletableFuture().getNow(null));
    }

    @Test
    void writesThatEndOnOtherThreadsAreToldEachAndLeaveNothingBehind() {
        var ends = Executors.newFixedThreadPool(2);
        var elsewhere = new FakeTransport() {
            @Override
            public void write(EncodedMessage message, WriteCompletion done) {
                ends.execute(() -> done.completed(null));
            }
        };
        var busy = outbox(elsewhere);
        List<SendResult> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            all.add(offer(busy, "m"));
        }

        all.forEach(each -> assertEquals(
                Delivery.WRITTEN,
                each.delivered()
                        .toCompletableFuture()
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join()));
        var last = new WeakReference<>(all.remove(all.size() - 1));
        ends.shutdown();
        untilForgotten(last);
        assertEquals(0, busy.end());
    }

    @Test
    void aMessageIsKeptNoLongerThanItsWrite() {
        wire.writes = Writes.HELD;
        var forgotten = new WeakReference<>(offer(outbox, "a"));

        wire.held.remove(0).completed(null);

        untilForgotten(forgotten);
    }

    @Test
    void whoKeepsAResultKeepsNoConnection() {
        List<SendResult> kept = new ArrayList<>();

        untilForgotten(outboxOf(kept));
        assertEquals(1, kept.size());
    }

    private WeakReference<Outbox> outboxOf(List<SendResult> kept) {
        Outbox its = outbox(wire);
        kept.add(offer(its, "a"));
        return new WeakReference<>(its);
    }

    private static void untilForgotten(WeakReference<?> reference) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            return reference.get() == null;
        });
    }

    private static Outbox outbox(FakeTransport over) {
        var limits = new Settings.Outbound(
                1_000_000, 100_000_000, Overflow.CLOSE, Duration.ofSeconds(20), Duration.ofSeconds(5));
        return new Outbox(limits, over, new Flusher(new SameThread(), 1), new RecordingOwner());
    }

    private static SendResult offer(Outbox outbox, String text) {
        Parcel parcel = parcel(text);
        outbox.offer(parcel, false);
        return parcel;
    }

    private static Parcel parcel(String text) {
        return new Parcel(new EncodedMessage(new TextFrame(text)), Overflow.CLOSE, null, null);
    }
}
