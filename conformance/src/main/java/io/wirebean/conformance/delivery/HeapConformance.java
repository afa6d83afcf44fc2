// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What peers can have a server hold is what is configured and a little more, on each server, while they do their worst. */
@Conformance(Conformance.DELIVERY)
class HeapConformance {

    private static final long MEBIBYTE = 1 << 20;

    private static final int READERS = 8;

    /** The queue, the write in flight, and what a server keeps beside it. */
    private static final long EACH = 3 * MEBIBYTE;

    /** Six times what the queue takes. */
    private static final int POSTS = 100;

    private static final int SIZE = 60_000;

    private final WireClient app;
    private final Probe probe;
    private final Clerk clerk;

    HeapConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
        this.clerk = new Clerk(app);
    }

    @AfterEach
    void leave() {
        clerk.close();
    }

    @Test
    void whatWaitsForReadersThatStopIsBounded() {
        long before = clerk.heap();
        String all = Probe.newKey();
        List<String> rooms = Stream.generate(Probe::newKey).limit(READERS).toList();
        List<RawSocket> readers = rooms.stream()
                .map(room -> app.upgrade("/pipe/" + room + "?also=" + all).rawSocket())
                .toList();
        try {
            rooms.forEach(room -> probe.journal(room, 1));
            clerk.fills(all);
            rooms.forEach(room -> clerk.posts(room, POSTS, SIZE, "DROP_OLDEST"));

            grewAtMost(READERS * EACH, before);
        } finally {
            readers.forEach(RawSocket::close);
        }
    }

    @Test
    void whatWaitsForAHandlerThatHangsIsBounded() {
        String gate = Probe.newKey();
        long before = clerk.heap();
        try (var peer = app.rawSocket("/held/" + gate)) {
            var flood = new Flood(peer);
            flood.start();
            flood.untilItStandsStill();

            assertTrue(flood.sent > Flood.FULL, () -> "only " + flood.sent + " messages were sent");
            grewAtMost(16 * MEBIBYTE, before);
        } finally {
            probe.open(gate);
        }
    }

    private void grewAtMost(long bytes, long before) {
        long grown = clerk.heap() - before;
        assertTrue(grown < bytes, "the heap has grown by " + grown + " bytes");
    }

    /** Sends 64 MiB, or as much as the server takes. */
    private static final class Flood extends Thread {

        private static final int MESSAGES = 8192;

        /** The inbox takes no more. */
        private static final int FULL = 128;

        private final String message = "x".repeat(8192);
        private final RawSocket peer;
        private volatile int sent;

        Flood(RawSocket peer) {
            this.peer = peer;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                for (int i = 1; i <= MESSAGES; i++) {
                    peer.sends(message);
                    sent = i;
                }
            } catch (AssertionError e) {
                // the server has ended it
            }
        }

        void untilItStandsStill() {
            int before = -1;
            while (isAlive() && (sent <= FULL || sent != before)) {
                before = sent;
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }
}
