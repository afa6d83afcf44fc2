// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.embedded.WirebeanServer;
import io.wirebean.soak.SoakController.Numbered;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * What one stalled receiver among a thousand costs the others: a measurement to be read, since a busy machine would make any
 * bound wrong.
 */
class StalledReceiverSoak {

    private static final int RECEIVERS = Integer.getInteger("soak.receivers", 1_000);
    private static final int MESSAGES_PER_SECOND = 100;
    private static final int SECONDS = Integer.getInteger("soak.stalled.seconds", 20);
    private static final int WARM_UP_SECONDS = 10;
    private static final int ROUNDS = 2;
    private static final int[] STALLED = {0, 1, 10};
    private static final String MUCH = "x".repeat(16_000);

    /** What the receivers of a round have measured. */
    private static final class Latencies implements Peer.Hears {

        private final CountDownLatch welcomed = new CountDownLatch(RECEIVERS);
        private final Histogram nanos = new ConcurrentHistogram(3);
        private final AtomicLong lost = new AtomicLong();
        private volatile boolean measuring;

        @Override
        public void text(Peer peer, String text) {
            if (!Message.isNumbered(text)) {
                welcomed.countDown();
            } else if (measuring) {
                nanos.recordValue(Math.max(0, System.nanoTime() - Message.number(text, "at")));
            }
        }

        @Override
        public void closed(Peer peer, int code) {
            lost.incrementAndGet();
        }
    }

    @Test
    void othersAreAsFastAsWithoutIt() throws Exception {
        var table = new ArrayList<String>();
        try (WirebeanServer server = Server.start("600s")) {
            measure(server, 0, WARM_UP_SECONDS);
            for (int round = 0; round < ROUNDS; round++) {
                for (int stalled : STALLED) {
                    table.add(measure(server, stalled, SECONDS));
                }
            }
        }
        Progress.say(RECEIVERS + " receivers, " + MESSAGES_PER_SECOND + " messages a second to all of them");
        Progress.say("stalled | deliveries/s | p50 ms | p99 ms | p99.9 ms | max ms | most that waits for one, bytes");
        table.forEach(Progress::say);
    }

    private String measure(WirebeanServer server, int stalled, int seconds) throws Exception {
        Connections connections = server.select(Connections.class);
        var latencies = new Latencies();
        var lines = new ArrayList<Line>();
        try (var peers = new Peers()) {
            var all = new ArrayList<Peer>();
            for (int i = 0; i < RECEIVERS; i++) {
                all.add(peers.add(Line.open(server.uri(), "/soak/all"), latencies));
            }
            for (int i = 0; i < stalled; i++) {
                lines.add(Line.narrow(server.uri(), "/soak/all?user=stalled"));
            }
            latencies.welcomed.await(60, TimeUnit.SECONDS);
            List<Connection> dumb = connections.user("stalled").connections();
            dumb.forEach(StalledReceiverSoak::fill);
            double rate = broadcast(connections, latencies, seconds);
            String row = row(stalled, rate, latencies, dumb);
            latencies.measuring = false;
            leave(all, lines, connections);
            Progress.say(row);
            return row;
        }
    }

    /** What the network takes of it is not stalled yet. */
    private static void fill(Connection connection) {
        Numbered much = new Numbered(0, 0, "fill", MUCH);
        Outgoing message = Outgoing.of("numbered", much).overflow(Overflow.DROP_NEWEST);
        for (int refused = 0; refused < 20; ) {
            boolean full = connection
                    .send(message)
                    .dropped()
                    .filter(Delivery.OVERFLOW::equals)
                    .isPresent();
            refused = full ? refused + 1 : 0;
        }
    }

    /** Deliveries a second. */
    private static double broadcast(Connections connections, Latencies latencies, int seconds)
            throws InterruptedException {
        var threads = Executors.newSingleThreadScheduledExecutor();
        latencies.measuring = true;
        long begin = System.nanoTime();
        threads.scheduleAtFixedRate(
                () -> connections
                        .room("all")
                        .send(Outgoing.of("numbered", new Numbered(System.nanoTime(), 1, "all", ""))
                                .overflow(Overflow.DROP_OLDEST)),
                0,
                1_000_000 / MESSAGES_PER_SECOND,
                TimeUnit.MICROSECONDS);
        Thread.sleep(seconds * 1_000L);
        threads.shutdownNow();
        threads.awaitTermination(30, TimeUnit.SECONDS);
        return latencies.nanos.getTotalCount() * 1e9 / (System.nanoTime() - begin);
    }

    private static String row(int stalled, double rate, Latencies latencies, List<Connection> dumb) {
        Histogram nanos = latencies.nanos;
        long held = dumb.stream().mapToLong(Census::waitingBytes).max().orElse(0);
        return "%7d | %12.0f | %6.2f | %6.2f | %8.2f | %6.2f | %,d%s"
                .formatted(
                        stalled,
                        rate,
                        nanos.getValueAtPercentile(50) / 1e6,
                        nanos.getValueAtPercentile(99) / 1e6,
                        nanos.getValueAtPercentile(99.9) / 1e6,
                        nanos.getMaxValue() / 1e6,
                        held,
                        latencies.lost.get() == 0 ? "" : ", and " + latencies.lost + " receivers lost");
    }

    private static void leave(List<Peer> all, List<Line> lines, Connections connections)
            throws IOException, InterruptedException {
        all.forEach(Peer::leaves);
        for (Line line : lines) {
            line.reset();
        }
        for (int i = 0; i < 600 && connections.count() > 0; i++) {
            Thread.sleep(100);
        }
    }
}
