// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Puts what the server logged during a test beside its failure, so that a failure on another machine can be read. */
public final class ServerLog implements BeforeEachCallback, TestExecutionExceptionHandler {

    private static final int MOST_CHARACTERS = 20_000;

    private long start;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        start = Files.exists(file()) ? Files.size(file()) : 0;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        byte[] now = read();
        // a server may have begun a new file
        int from = start <= now.length ? (int) start : 0;
        String meanwhile = new String(Arrays.copyOfRange(now, from, now.length), StandardCharsets.UTF_8);
        if (meanwhile.length() > MOST_CHARACTERS) {
            meanwhile = meanwhile.substring(0, MOST_CHARACTERS) + "\n… and " + (meanwhile.length() - MOST_CHARACTERS)
                    + " characters more";
        }
        throw new AssertionError(
                failure + "\nwhat the server logged meanwhile (" + file() + "):\n" + meanwhile.strip(), failure);
    }

    /** Nothing where there is no log, as before the server has started. */
    private static byte[] read() throws IOException {
        try {
            return Files.readAllBytes(file());
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static Path file() {
        Path home = Path.of(System.getProperty("server.home"));
        String server = System.getProperty("server.name");
        return home.resolve(
                switch (server) {
                    case "wildfly" -> "standalone/log/server.log";
                    case "payara" -> "glassfish/domains/domain1/logs/server.log";
                    case "liberty" -> "usr/servers/defaultServer/logs/messages.log";
                    default -> throw new IllegalArgumentException("no such server: " + server);
                });
    }
}
