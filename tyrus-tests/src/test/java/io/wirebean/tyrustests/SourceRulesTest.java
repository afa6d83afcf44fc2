// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that the sources show and the classes do not. */
class SourceRulesTest {

    private static final int MAX_LINES = 300;
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void noFileIsLongerThan300Lines() {
        List<String> tooLong = sources()
                .filter(file -> lines(file).size() > MAX_LINES)
                .map(file -> PROJECT.relativize(file) + ": " + lines(file).size() + " lines")
                .toList();

        assertEquals(List.of(), tooLong);
    }

    @Test
    void noPackageLiesInTwoModules() {
        Map<String, Set<String>> modules = new HashMap<>();
        sources().filter(file -> file.toString().contains("/src/main/java/")).forEach(file -> {
            Path relative = PROJECT.relativize(file);
            String inModule = relative.toString().split("/src/main/java/")[1];
            modules.computeIfAbsent(Path.of(inModule).getParent().toString(), name -> new HashSet<>())
                    .add(relative.getName(0).toString());
        });
        modules.values().removeIf(in -> in.size() == 1);

        assertFalse(sources().findAny().isEmpty());
        assertEquals(Map.of(), modules);
    }

    @Test
    void everyPackageOfTheMainSourcesSaysWhatItIsFor() {
        List<Path> silent = sources()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
                .toList();

        assertEquals(List.of(), silent);
    }

    private static Stream<Path> sources() {
        try (Stream<Path> all = Files.walk(PROJECT)) {
            return all
                    .filter(file -> file.toString().endsWith(".java") && !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
