// SPDX-License-Identifier: Apache-2.0
package io.wirebean.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SourceRulesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static List<SourceFile> sources = List.of();

    @BeforeAll
    static void readAllSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            sources = SourceFile.read(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .toList());
        }
        assertTrue(sources.size() > 50, "found only " + sources.size() + " sources below " + ROOT);
    }

    @Test
    void everySourceBeginsWithItsLicence() {
        assertEquals(
                List.of(),
                sources.stream()
                        .filter(source -> !source.text().startsWith("// SPDX-License-Identifier: Apache-2.0\n"))
                        .map(this::name)
                        .toList());
    }

    @Test
    void noFileIsLongerThan300Lines() {
        assertEquals(
                List.of(),
                sources.stream()
                        .filter(source -> source.lines() > 300)
                        .map(source -> name(source) + " has " + source.lines())
                        .toList());
    }

    @Test
    void noMethodBodyIsLongerThan25Lines() {
        assertEquals(List.of(), inMethodsOf("src/main", method -> method.bodyLines() > 25, SourceMethod::bodyLines));
    }

    @Test
    void noConstructorTakesMoreThan5Parameters() {
        assertEquals(
                List.of(),
                inMethodsOf(
                        "src/main",
                        method -> method.constructorOfClass() && method.parameters() > 5,
                        SourceMethod::parameters));
    }

    @Test
    void everyFolderOfSourcesHasAPackageInfo() {
        List<Path> folders = sources.stream()
                .map(source -> source.path().getParent())
                .filter(folder -> folder.toString().contains("src/main"))
                .distinct()
                .toList();
        assertFalse(folders.isEmpty());

        assertEquals(
                List.of(),
                folders.stream()
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .map(ROOT::relativize)
                        .toList());
    }

    private List<String> inMethodsOf(String folder, Predicate<SourceMethod> fault, ToIntFunction<SourceMethod> count) {
        List<SourceFile> searched = sources.stream()
                .filter(source -> source.path().toString().contains(folder))
                .toList();
        assertFalse(searched.isEmpty());
        return searched.stream()
                .flatMap(source -> source.methods().stream()
                        .filter(fault)
                        .map(method -> name(source) + "#" + method.name() + " has " + count.applyAsInt(method)))
                .toList();
    }

    private String name(SourceFile source) {
        return ROOT.relativize(source.path()).toString();
    }
}
