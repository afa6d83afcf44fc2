// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import io.wirebean.embedded.WirebeanServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.JMException;

/** The server of a soak, and what must be gone when it is. */
final class Server {

    private static final int PATIENCE = 40;

    private static final int CLOSE_TIMEOUT_SECONDS = 5;
    private static final String UNFINISHED = "Engine.unfinished";

    private Server() {}

    static WirebeanServer start(String stallTimeout) {
        return WirebeanServer.builder()
                .port(0)
                .beans(SoakController.class)
                .parameter("wirebean.outbound.stall-timeout", stallTimeout)
                // who reads may have to wait for a processor
                .parameter("wirebean.outbound.max-messages", "16384")
                .parameter("wirebean.outbound.max-bytes", "4MiB")
                .parameter("wirebean.heartbeat.interval", "15s")
                .start();
    }

    /** The first server of a JVM starts what stays with it. */
    static void warmUp() {
        start("10s").close();
    }

    /** What is there once the last of those who have left is forgotten, and the time to answer a close is over. */
    static Remains settled(WirebeanServer server) throws JMException, InterruptedException {
        Remains now = Remains.of(server);
        for (int i = 0; i < 20; i++) {
            Thread.sleep(1_000);
            Remains next = Remains.of(server);
            if (next.indexes().equals(now.indexes())
                    && next.sockets().count() == now.sockets().count()
                    && i > CLOSE_TIMEOUT_SECONDS) {
                return next;
            }
            now = next;
        }
        return now;
    }

    /** Connections that are not forgotten, though nobody is connected. */
    static List<String> stillThere(WirebeanServer server, Remains now) {
        long unfinished = now.indexes().get(UNFINISHED);
        return unfinished == 0
                ? List.of()
                : List.of(unfinished + " connections are unfinished: " + Census.described(server, UNFINISHED));
    }

    /** Threads and sockets that have come since and do not go. */
    static List<String> leftOf(Set<String> threads, Sockets sockets) throws InterruptedException {
        var left = new ArrayList<String>();
        for (int i = 0; i < PATIENCE; i++) {
            left.clear();
            Remains.threads().stream()
                    .filter(thread -> !threads.contains(thread))
                    .forEach(thread -> left.add("the thread " + thread));
            left.addAll(Sockets.open().moreThan(sockets));
            if (left.isEmpty()) {
                return left;
            }
            Thread.sleep(500);
        }
        return left;
    }
}
