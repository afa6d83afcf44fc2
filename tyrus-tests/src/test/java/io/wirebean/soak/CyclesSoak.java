// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Connections;
import io.wirebean.embedded.WirebeanServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Connections come, join a room, watch a topic and go, one way or another, as fast as they can; {@code -Dsoak.cycles} of them. */
class CyclesSoak {

    private static final int CYCLES = Integer.getInteger("soak.cycles", 100_000);
    private static final int WARM_UP = Math.min(CYCLES, 10_000);
    private static final int AT_ONCE = 8;
    private static final double HEAP_SHARE = 0.05;

    private final Witness witness = new Witness(Progress::say);
    private final LoggedFaults log = new LoggedFaults(witness);

    @Test
    void aHundredThousandConnectionsLeaveNothingBehind() throws Exception {
        log.begin();
        try (WirebeanServer server = Server.start("10s")) {
            cycle(server, WARM_UP);
            Remains before = Server.settled(server);
            Progress.say("to begin with: " + before);
            cycle(server, CYCLES);
            Remains after = Server.settled(server);
            Progress.say("in the end: " + after);
            List<String> more = after.moreThan(before, HEAP_SHARE);
            more.forEach(what -> Progress.say("LEFT " + what));
            assertEquals(List.of(), more);
            assertEquals(0, server.select(Connections.class).count());
            assertEquals(Set.of(), server.select(Connections.class).topics());
        } finally {
            log.end();
        }
        assertEquals(List.of(), witness.faults());
    }

    private void cycle(WirebeanServer server, int cycles) throws InterruptedException {
        long begin = System.nanoTime();
        var done = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            threads.execute(() -> {
                for (int n = done.getAndIncrement(); n < cycles; n = done.getAndIncrement()) {
                    comeAndGo(server.uri(), n);
                    if (n % 10_000 == 9_999) {
                        Progress.say((n + 1) + " have come and gone; " + witness);
                    }
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.MINUTES)) {
            witness.fault("the connections come and go too slowly");
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Progress.say("%d connections in %.1f s, %.0f a second".formatted(cycles, seconds, cycles / seconds));
    }

    /** Two of three leave in order, the third crashes. */
    private void comeAndGo(URI server, int n) {
        try {
            Line line = Line.open(server, "/soak/room-" + n % 100 + "?user=somebody-" + n % 1_000 + "&ms=60000");
            line.receives();
            line.text("{\"watch\":\"topic/" + n % 100 + "\",\"id\":1}");
            line.receives();
            if (n % 3 == 0) {
                line.reset();
            } else {
                line.bytes(Line.close(1000));
                int code = line.endsWith();
                line.close();
                if (code != 1000) {
                    witness.fault("who left was answered with " + code);
                }
            }
        } catch (IOException e) {
            witness.fault("a connection failed: " + e);
        }
    }
}
