// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class MainTest {

    private static final Pattern READY = Pattern.compile("Ready on (http://127\\.0\\.0\\.1:\\d+/) in (\\d+) ms");

    @Test
    void tellsItsAddressAndEndsCleanlyWhenItIsToldTo() throws Exception {
        Process program = start(0);
        try (var lines = program.errorReader()) {
            URI address = URI.create(readyIn(lines).group(1));
            new Socket(address.getHost(), address.getPort()).close();

            // unlike Process.destroy this leaves us the stream to read
            program.toHandle().destroy();

            assertTrue(program.waitFor(10, TimeUnit.SECONDS));
            assertEquals(128 + 15, program.exitValue());
            assertThrows(ConnectException.class, () -> new Socket(address.getHost(), address.getPort()).close());
            assertEquals(
                    List.of(),
                    lines.lines().filter(line -> line.contains("Exception")).toList());
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Process program = start(port);

            String last = program.errorReader().lines().reduce("", (before, line) -> line);

            assertEquals(
                    "Port " + port + " of 127.0.0.1 is taken by another program; another port: -Dport=" + (port + 1),
                    last);
            assertEquals(1, program.waitFor());
        }
    }

    private static Matcher readyIn(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready;
            }
        }
        throw new AssertionError("the program ended and was never ready");
    }

    private static Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        "-Dport=" + port,
                        Main.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Without the tests, whose beans are not meant to live together. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
