// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.WatchState;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a watcher begins with and what follows, while others publish all the time. */
class WatchOrderTest {

    private static final int UPDATES = 10_000;
    private static final int PUBLISHERS = 4;
    private static final int WATCHERS = 50;

    /** The last version that has been counted; its update is published a moment after that. */
    private final AtomicLong counter = new AtomicLong();

    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine(TestSettings.outbound(new Settings.Outbound(
            2 * UPDATES, 10_000_000, Overflow.CLOSE, Duration.ofSeconds(20), Duration.ofSeconds(5))));

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void withVersionsEachUpdateBehindTheStateComesOnceAndNoneIsMissing() throws Exception {
        endpoint.watches("n", call -> {
            long now = counter.get();
            return WatchState.of(now, now);
        });
        for (List<Long> seen : watchWhilePublishing()) {
            long state = seen.get(0);
            List<Long> updates = seen.subList(1, seen.size());
            assertEquals(UPDATES - state, updates.size());
            assertEquals(
                    UPDATES - state,
                    updates.stream()
                            .distinct()
                            .filter(n -> n > state && n <= UPDATES)
                            .count());
        }
    }

    @Test
    void withoutVersionsNoneIsMissingBehindTheState() throws Exception {
        endpoint.watches("n", call -> counter.get());
        for (List<Long> seen : watchWhilePublishing()) {
            long state = seen.get(0);
            List<Long> updates = seen.subList(1, seen.size());
            assertEquals(updates.size(), updates.stream().distinct().count());
            assertEquals(
                    UPDATES - state, updates.stream().filter(n -> n > state).count());
        }
    }

    /** What each watcher got: the state and then the updates. They begin while others publish. */
    private List<List<Long>> watchWhilePublishing() throws Exception {
        var done = new CountDownLatch(PUBLISHERS);
        for (int i = 0; i < PUBLISHERS; i++) {
            engine.executor.execute(() -> {
                publish();
                done.countDown();
            });
        }
        Map<LiveConnection, FakeTransport> wires = new LinkedHashMap<>();
        for (int i = 0; i < WATCHERS; i++) {
            var wire = new FakeTransport();
            LiveConnection watcher = engine.open(TestEngine.admission(endpoint), wire);
            wires.put(watcher, wire);
            watcher.received(new TextFrame("watch:n#1"));
        }
        assertTrue(done.await(60, TimeUnit.SECONDS));
        List<List<Long>> all = new ArrayList<>();
        for (Map.Entry<LiveConnection, FakeTransport> watcher : wires.entrySet()) {
            engine.settle(watcher.getKey());
            all.add(seenBy(watcher.getValue()));
        }
        return all;
    }

    private void publish() {
        long before = count();
        while (before < UPDATES) {
            long n = before + 1;
            engine.engine.connections().watching("n").send(Outgoing.of("n", n).version(n));
            before = count();
        }
    }

    private long count() {
        return counter.getAndUpdate(n -> n < UPDATES ? n + 1 : n);
    }

    private static List<Long> seenBy(FakeTransport wire) throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        String first = wire.written.poll(10, TimeUnit.SECONDS);
        seen.add(Long.parseLong(first.substring("#1=".length())));
        for (String next = wire.written.poll(); next != null; next = wire.written.poll()) {
            seen.add(Long.parseLong(next.substring("n@n=".length())));
        }
        return seen;
    }
}
