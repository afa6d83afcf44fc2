// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.embedded.WirebeanServer;
import io.wirebean.testkit.WireClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An embedded server whose process is told to end, as a service manager does. */
@Timeout(60)
class ShutdownIT {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @Test
    void sigtermLetsConnectionsGoBeforeTheProcessEnds() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Service.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = server.inputReader()) {
            var app = WireClient.at(URI.create("http://127.0.0.1:" + out.readLine() + "/"));
            try (var ann = app.connect("/desk")) {
                ann.sends("{\"event\":\"note\",\"id\":1}").receives("{\"id\":1,\"data\":\"noted\"}");

                server.destroy();

                ann.receivesMatching("an advice", text -> text.startsWith("{\"event\":\"$reconnect\""));
                assertEquals("service restart", ann.closedWith(1012));
            }
            assertTrue(server.waitFor(20, TimeUnit.SECONDS));
            assertEquals(ENDED_BY_SIGTERM, server.exitValue());
        } finally {
            server.destroyForcibly();
        }
    }

    /** A program that says nothing of its end but {@code closeOnShutdown}. */
    static final class Service {

        private Service() {}

        public static void main(String[] none) throws InterruptedException {
            WirebeanServer server = WirebeanServer.builder()
                    .port(0)
                    .beans(Desk.class)
                    .closeOnShutdown()
                    .start();
            System.out.println(server.port());
            new CountDownLatch(1).await();
        }
    }

    /** Takes notes. */
    @WSController("/desk")
    public static class Desk {

        @OnWSMessage("note")
        String note() {
            return "noted";
        }
    }
}
