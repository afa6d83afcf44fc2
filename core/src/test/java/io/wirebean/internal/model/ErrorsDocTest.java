// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.SystemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorsDocTest {

    private static final Path DOC = Path.of("..", "docs", "errors.md");

    @Test
    void everyProblemCodeHasOneHeadingAndThereAreNoOthers() throws IOException {
        assertEquals(codes(), headings("WB-\\d+\\b"));
    }

    @Test
    void everySystemCodeHasOneHeading() throws IOException {
        List<String> codes =
                Arrays.stream(SystemCode.values()).map(SystemCode::name).toList();

        assertEquals(codes, headings("[A-Z_]+$"));
    }

    @Test
    void everyProblemCodeHasAGoldenFile() throws IOException, URISyntaxException {
        String reports = goldenFiles();

        var missing = new TreeSet<>(codes());
        missing.removeIf(code -> reports.contains(") " + code + "  "));

        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void firstLineOfEveryProblemFitsALog() throws IOException, URISyntaxException {
        goldenFiles()
                .lines()
                .filter(line -> line.contains(") WB-"))
                .forEach(line -> assertTrue(line.length() <= 100, line));
    }

    private static List<String> codes() {
        return Arrays.stream(ProblemCode.values()).map(ProblemCode::toString).toList();
    }

    private static List<String> headings(String form) throws IOException {
        return Pattern.compile("^### (" + form + ")", Pattern.MULTILINE)
                .matcher(Files.readString(DOC))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String goldenFiles() throws IOException, URISyntaxException {
        Path directory = Path.of(ErrorsDocTest.class.getResource("/golden").toURI());
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(ErrorsDocTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
