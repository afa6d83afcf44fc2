// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Compares whole reports with the files under {@code golden}. */
final class Golden {

    private Golden() {}

    static void assertReport(String name, List<Problem> problems) {
        assertEquals(file(name), ProblemReport.text(problems), () -> "golden/" + name + ".txt");
    }

    static void assertReport(String name, Class<?>... controllers) {
        assertReport(name, TestApplication.of(controllers).problems());
    }

    private static String file(String name) {
        try (var file = Golden.class.getResourceAsStream("/golden/" + name + ".txt")) {
            assertNotNull(file, () -> "there is no golden/" + name + ".txt");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
