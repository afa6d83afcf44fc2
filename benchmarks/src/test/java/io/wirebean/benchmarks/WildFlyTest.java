// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WildFlyTest {

    private static final String FILE = "configuration/standalone.xml";

    @TempDir
    private Path target;

    private Path original;

    @BeforeEach
    void unpack() throws IOException {
        original = target.resolve("wildfly-server/wildfly-1/standalone").resolve(FILE);
        Files.createDirectories(original.getParent());
        Files.createFile(target.resolve("bench.war"));
    }

    @Test
    void eachProcessIsToldItsOwnThreads() throws IOException {
        Files.writeString(original, "<a/><websockets/><b/>");

        start("plain", WildFly.AS_IT_COMES);
        start("direct", WildFly.DIRECT);

        assertEquals(
                "<a/><websockets/><b/>",
                Files.readString(target.resolve("plain").resolve(FILE)));
        assertEquals(
                "<a/><websockets dispatch-to-worker=\"false\"/><b/>",
                Files.readString(target.resolve("direct").resolve(FILE)));
    }

    @Test
    void aConfigurationThatHasNoPlaceForItIsRefused() throws IOException {
        Files.writeString(original, "<a/>");

        var failure = assertThrows(IOException.class, () -> start("direct", WildFly.DIRECT));

        assertEquals(target.resolve("direct").resolve(FILE) + " has no <websockets/>", failure.getMessage());
    }

    private void start(String name, String websockets) throws IOException {
        new WildFly(name, "", websockets, target).subject().commandLine(List.of());
    }
}
