// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.embedded.WirebeanServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A server as a program of its own: prints its port, and serves to the end of its input. Not until SIGTERM, with which the JVM ends its log too. */
public final class CrowdedServer {

    /** How many have gone before the work is done. */
    private static final int DONE_AFTER = 100;

    private CrowdedServer() {}

    /** Arguments are keys and values of the configuration. */
    public static void main(String[] keys) throws IOException {
        var builder = WirebeanServer.builder().port(0).beans(Crowd.class);
        for (int i = 0; i < keys.length; i += 2) {
            builder.parameter(keys[i], keys[i + 1]);
        }
        try (var server = builder.start()) {
            System.out.println(server.port());
            System.in.read();
        }
    }

    /** Works while others leave. */
    @WSController("/crowd")
    public static class Crowd {

        private final CountDownLatch gone = new CountDownLatch(DONE_AFTER);

        @OnWSConnection
        String opened() {
            return "here";
        }

        @OnWSMessage("work")
        String work() throws InterruptedException {
            gone.await();
            return "done";
        }

        @OnWSDisconnection
        void left() {
            gone.countDown();
        }
    }
}
