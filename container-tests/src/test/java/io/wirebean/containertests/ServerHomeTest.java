// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerHomeTest {

    @TempDir
    private Path folder;

    private Path log;
    private ServerHome home;

    @BeforeEach
    void prepare() throws IOException {
        log = folder.resolve("usr/servers/defaultServer/logs/messages.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "an earlier start\n");
        home = new ServerHome(folder);
        home.prepare("liberty");
    }

    @AfterEach
    void forget() {
        Stream.of("server.port", "server.port.admin", "server.port.tls").forEach(System::clearProperty);
    }

    @Test
    void whatAnEarlierStartLoggedIsNotTheEndOfTheLog() throws IOException {
        Files.writeString(log, "an earlier start\nit began\n  and failed");

        assertEquals("it began and failed", home.endOfLog());
    }

    @Test
    void aLogThatWasBegunAnewIsToldFromItsBeginning() throws IOException {
        Files.writeString(log, "it failed");

        assertEquals("it failed", home.endOfLog());
    }

    @Test
    void onlyTheEndIsTold() throws IOException {
        Files.writeString(log, "x".repeat(10_000) + "end");

        assertEquals("x".repeat(2_997) + "end", home.endOfLog());
    }

    @Test
    void noPortIsGivenOutTwice() {
        var ports = new Ports();

        assertEquals(12, IntStream.generate(ports::next).limit(12).distinct().count());
    }
}
