// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Delivery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendResult;
import io.wirebean.WSController;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Peers that have stopped reading. */
final class StalledReaderTest {

    private static final int MESSAGE = 64 * 1024;
    private static final int QUEUE = 1024 * 1024;

    @Test
    void aPeerThatTakesNothingForTheStallTimeoutIsCutOffAndAllItsMessagesAreTold() throws Exception {
        try (var server = serverWith("wirebean.outbound.stall-timeout", "1s");
                var client = stalled(server)) {
            var feed = server.select(Feed.class);
            var results = new ArrayList<SendResult>();
            for (int i = 0; i < 400; i++) {
                results.add(feed.connection().send(message(i)));
            }

            CloseReason end = feed.ended().poll(30, TimeUnit.SECONDS);

            assertEquals(
                    new CloseReason(
                            1006,
                            "the peer took nothing for PT1S (wirebean.outbound.stall-timeout)",
                            Initiator.WIREBEAN),
                    end);
            awaitWhatTheTimerIsAt(server);
            assertTrue(isReset(client), "the TCP connection is gone: what the kernel kept is not offered any more");
            assertTold(results);
        }
    }

    @Test
    void anAbortCutsAStalledPeerOffAtOnce() throws Exception {
        try (var server = serverWith("wirebean.outbound.stall-timeout", "60s");
                var client = stalled(server)) {
            var feed = server.select(Feed.class);
            var results = new ArrayList<SendResult>();
            for (int i = 0; i < 400; i++) {
                results.add(feed.connection().send(message(i)));
            }
            feed.connection().abort();

            assertEquals(1006, feed.ended().poll(30, TimeUnit.SECONDS).code());
            assertTrue(isReset(client));
            assertTold(results);
        }
    }

    @Test
    void aCloseThatAStalledPeerNeverReadsEndsAfterTheCloseTimeout() throws Exception {
        try (var server = serverWith("wirebean.outbound.close-timeout", "1s");
                var client = stalled(server)) {
            var feed = server.select(Feed.class);
            for (int i = 0; i < 400; i++) {
                feed.connection().send(message(i));
            }
            feed.connection().close(4000, "enough");

            assertEquals(4000, feed.ended().poll(30, TimeUnit.SECONDS).code());
            awaitWhatTheTimerIsAt(server);
            assertTrue(isReset(client));
        }
    }

    @Test
    void stalledPeersHoldTheirQueuesAndNothingMore() throws Exception {
        var clients = new ArrayList<RawClient>();
        try (var server = serverWith("wirebean.outbound.max-bytes", String.valueOf(QUEUE))) {
            for (int i = 0; i < 8; i++) {
                clients.add(stalled(server));
            }
            long before = liveBytes();
            for (int i = 0; i < 500; i++) {
                for (Connection each : server.select(Feed.class).all()) {
                    each.send(message(i));
                }
            }
            long held = liveBytes() - before;

            assertTrue(held < 8L * (QUEUE + MESSAGE) + 4 * QUEUE, held + " bytes");
            assertEquals(8, server.select(Connections.class).count());
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** A message of its own for each, so that what is held is held for each. */
    private static Outgoing message(int number) {
        return Outgoing.of("", number + "x".repeat(MESSAGE - 10)).overflow(Overflow.DROP_NEWEST);
    }

    private static void assertTold(List<SendResult> results) {
        var outcomes = new AtomicInteger();
        results.forEach(result ->
                result.delivered().thenAccept(outcome -> outcomes.addAndGet(outcome == Delivery.WRITTEN ? 1 : 1_000)));
        org.awaitility.Awaitility.await().until(() -> outcomes.get() % 1_000 + outcomes.get() / 1_000 == 400);
        assertTrue(outcomes.get() >= 1_000, "some were not delivered");
    }

    /** An end is told before the peer is cut off, which a peer that reads on must not forestall: another end comes behind both. */
    private static void awaitWhatTheTimerIsAt(WirebeanServer server) throws Exception {
        var feed = server.select(Feed.class);
        try (RawClient other = stalled(server)) {
            assertNotNull(other);
            Connection last = feed.all().get(feed.all().size() - 1);
            for (int i = 0; i < 400; i++) {
                last.send(message(i));
            }
            last.close(4001, "");
            assertNotNull(feed.ended().poll(30, TimeUnit.SECONDS));
        }
    }

    private static boolean isReset(RawClient client) {
        try {
            client.rest();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static RawClient stalled(WirebeanServer server) throws Exception {
        var client = new RawClient(server.port());
        assertTrue(client.upgrade("/feed").startsWith("HTTP/1.1 101"));
        server.select(Feed.class).opened();
        return client;
    }

    private static WirebeanServer serverWith(String key, String value) {
        return WirebeanServer.builder()
                .port(0)
                .beans(Feed.class)
                .parameter("wirebean.outbound.close-timeout", "1s")
                .parameter(key, value)
                .parameter("wirebean.heartbeat.interval", "off")
                .start();
    }

    /** Lets the test send. */
    @WSController(value = "/feed", format = "raw")
    public static class Feed {

        private final BlockingQueue<Connection> opened = new LinkedBlockingQueue<>();
        private final List<Connection> all = new ArrayList<>();
        private final BlockingQueue<CloseReason> ended = new LinkedBlockingQueue<>();

        @OnWSConnection
        void open(Connection connection) {
            opened.add(connection);
        }

        @OnWSDisconnection
        void end(CloseReason reason) {
            ended.add(reason);
        }

        void opened() throws InterruptedException {
            all.add(opened.poll(10, TimeUnit.SECONDS));
        }

        Connection connection() {
            return all.get(0);
        }

        List<Connection> all() {
            return all;
        }

        BlockingQueue<CloseReason> ended() {
            return ended;
        }
    }
}
