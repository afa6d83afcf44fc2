// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.wirebean.testkit.WireClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand connections of a server that is told to end. */
@Timeout(300)
class CrowdIT {

    private static final int CROWD = 10_000;

    /** What a process needs beside its connections. */
    private static final int OTHER_FILES = 500;

    private static final Pattern ADVICE =
            Pattern.compile("\\{\"event\":\"\\$reconnect\",\"data\":\\{\"afterMs\":(\\d+)}}");

    @Test
    void tenThousandConnectionsGoInBatchesEachToldAnotherTimeWhileWhatIsAskedForIsAnswered() throws Exception {
        int crowd = (int) Math.min(CROWD, filesAllowed() - OTHER_FILES);
        if (crowd < CROWD) {
            System.getLogger(CrowdIT.class.getName())
                    .log(Level.WARNING, "only " + crowd + " connections, not " + CROWD + ": ulimit -n is too low");
        }
        Process server = start();
        try (var out = server.inputReader();
                var err = server.errorReader()) {
            int port = Integer.parseInt(out.readLine());
            var app =
                    WireClient.at(URI.create("http://127.0.0.1:" + port + "/")).within(Duration.ofSeconds(60));
            try (var clients = new CrowdClient(port);
                    var ann = app.connect("/crowd")) {
                ann.receives("{\"event\":\"connected\",\"data\":\"here\"}");
                clients.open(crowd);
                ann.sends("{\"event\":\"work\",\"id\":1}").sends("{\"ping\":1}").receives("{\"pong\":1}");

                server.getOutputStream().close();

                clients.readUntilClosed(1);
                assertTrue(app.upgrade("/crowd")
                        .refusedWith(503)
                        .header("retry-after")
                        .isPresent());
                clients.readUntilClosed(crowd);
                ann.receives("{\"id\":1,\"data\":\"done\"}")
                        .receivesMatching(
                                "an advice", text -> ADVICE.matcher(text).matches())
                        .closedWith(1012);
                assertSpread(clients.lastWords());
            }
            assertTrue(server.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, server.exitValue());
            assertBatches(err);
        } finally {
            server.destroyForcibly();
        }
    }

    private static void assertSpread(List<String> lastWords) {
        var times = new HashSet<Integer>();
        for (String words : lastWords) {
            var advice = ADVICE.matcher(words);
            assertTrue(advice.matches(), () -> "last words: " + words);
            times.add(Integer.valueOf(advice.group(1)));
        }
        assertTrue(times.stream().allMatch(millis -> millis >= 500 && millis < 5600), times::toString);
        assertTrue(times.size() > lastWords.size() / 5, () -> "only " + times.size() + " times");
    }

    private static void assertBatches(BufferedReader log) {
        long reports = log.lines()
                .filter(line -> line.matches(".*draining: \\d+ of \\d+ connections are closed"))
                .count();
        assertTrue(reports >= 2, () -> reports + " reports");
    }

    private static long filesAllowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrowdedServer.class.getName(),
                        "wirebean.connections.max-per-address",
                        "20000",
                        "wirebean.drain.timeout",
                        "60s",
                        // the crowd reads nothing until it is told to go
                        "wirebean.heartbeat.interval",
                        "off")
                .start();
    }
}
