// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connections;
import io.wirebean.Identity;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.WatchRefusedException;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything at the same time, on several threads. */
class WatchStormTest {

    private static final int ROUNDS = 500;

    /** How far a sender may be ahead of the wire: one that is never slowed down fills any queue when its writer has no turn. */
    private static final int AHEAD = 1000;

    private final AtomicInteger asked = new AtomicInteger();
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .watches("n", call -> "state")
            .watches("n/x", call -> {
                if (asked.incrementAndGet() % 3 == 0) {
                    throw new WatchRefusedException();
                }
                return "state";
            })
            .watches("rated", true, Duration.ofMillis(1), call -> "state")
            .watchesAs("staff", "staff", call -> "state");
    private final TestEngine engine = new TestEngine(TestSettings.outbound(new Settings.Outbound(
            1_000_000, 1_000_000_000, Overflow.CLOSE, Duration.ofSeconds(20), Duration.ofSeconds(5))));
    private final Connections connections = engine.engine.connections();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void updatesOfOneSenderComeOnceAndInOrderHoweverTheWatchesChange() throws InterruptedException {
        var wire = new FakeTransport();
        LiveConnection watcher = engine.open(TestEngine.admission(endpoint), wire);
        List<String> updates = new ArrayList<>();
        says(watcher, wire, "watch:n#first", updates);
        var over = new AtomicBoolean();
        var sent = new CompletableFuture<Integer>();
        var room = new Semaphore(AHEAD);
        engine.executor.execute(() -> {
            int n = 0;
            while (!over.get()) {
                room.acquireUninterruptibly();
                connections
                        .watching("n/x")
                        .send("u", ++n)
                        .delivered()
                        .whenComplete((outcome, failure) -> room.release());
            }
            sent.complete(n);
        });
        for (int i = 0; i < ROUNDS; i++) {
            says(watcher, wire, "watch:n/x#" + i, updates);
            says(watcher, wire, "watch:n/x#" + i, updates);
            says(watcher, wire, "watch:n#" + i, updates);
            says(watcher, wire, "unwatch:n/x#" + i, updates);
        }
        over.set(true);
        int last = sent.orTimeout(10, TimeUnit.SECONDS).join();
        assertTrue(room.tryAcquire(AHEAD, 10, TimeUnit.SECONDS));
        engine.settle(watcher);
        wire.written.drainTo(updates);

        List<String> expected =
                IntStream.rangeClosed(1, last).mapToObj(i -> "u@n/x=" + i).toList();
        int first = IntStream.range(0, Math.min(last, updates.size()))
                .filter(i -> !expected.get(i).equals(updates.get(i)))
                .findFirst()
                .orElse(last);
        // the whole of both would be megabytes
        assertEquals(around(first, expected), around(first, updates));
        assertEquals(last, updates.size());
    }

    @Test
    void everyReportIsTrueInTheEndAndNothingIsLeft() throws InterruptedException {
        Queue<SendReport> reports = new ConcurrentLinkedQueue<>();
        var done = new CountDownLatch(4);
        run(done, i -> reports.add(connections.watching("rated").send("r", i)));
        run(done, i -> {
            reports.add(connections
                    .room("lobby")
                    .unite(connections.watching("n/x"))
                    .unite(connections.watching("staff"))
                    .send(Outgoing.of("m", i).overflow(Overflow.DROP_OLDEST)));
        });
        run(done, i -> connections.everyone().replaceIdentity(before -> Identity.of("ann")
                .roles(i % 2 == 0 ? "staff" : "guest")
                .build()));
        run(done, i -> {
            engine.nanos.addAndGet(1_000_000);
            engine.timer.runDue(5);
        });
        for (int i = 0; i < ROUNDS; i++) {
            LiveConnection one = engine.open(TestEngine.admission(endpoint), new FakeTransport());
            one.join("lobby");
            for (String topic : List.of("rated", "n", "n/x", "staff", "rated")) {
                one.received(new TextFrame("watch:" + topic));
            }
            one.received(new TextFrame("unwatch:n"));
            one.received(new TextFrame("unwatch:rated"));
            if (i % 2 == 0) {
                one.ended(new CloseReason(1006, "", Initiator.NETWORK));
            }
        }
        assertTrue(done.await(60, TimeUnit.SECONDS));
        connections.everyone().connections().forEach(one -> one.abort());

        for (SendReport report : reports) {
            var end = report.delivered()
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            assertEquals(report.total(), report.queued() + report.dropped() + report.failed());
            assertEquals(report.total(), end.written() + end.missed().size());
        }
        assertEquals(Set.of(), connections.topics());
        assertEquals(Set.of(), connections.rooms());
    }

    /** What one thread does again and again. */
    @FunctionalInterface
    private interface Turn {
        void run(int turn);
    }

    private void run(CountDownLatch done, Turn turn) {
        engine.executor.execute(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                turn.run(i);
            }
            done.countDown();
        });
    }

    private static List<String> around(int place, List<String> all) {
        return all.subList(Math.min(all.size(), Math.max(0, place - 3)), Math.min(all.size(), place + 5));
    }

    /** Returns when it is answered. */
    private static void says(LiveConnection watcher, FakeTransport wire, String text, List<String> updates)
            throws InterruptedException {
        watcher.received(new TextFrame(text));
        String next = wire.written.poll(10, TimeUnit.SECONDS);
        while (next != null && !next.startsWith("#")) {
            updates.add(next);
            next = wire.written.poll(10, TimeUnit.SECONDS);
        }
        assertNotNull(next, () -> text + " is not answered; closed with " + wire.phrases);
    }
}
