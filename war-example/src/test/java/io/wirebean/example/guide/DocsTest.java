// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code in the documents to sources that are compiled. */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<Path> DOCUMENTS = List.of(ROOT.resolve("docs/guide.md"));

    /** A block of Java, with the line before it. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^(.*)\\n```java\\n((?s:.*?))^```$");

    private static final Pattern ORIGIN = Pattern.compile("<!-- from: (\\S+)#(\\S+) -->");

    @TestFactory
    Stream<DynamicTest> codeEqualsTheSourceThatItNames() {
        return DOCUMENTS.stream().flatMap(DocsTest::blocks);
    }

    @Test
    void guideHasCode() {
        assertTrue(blocks(ROOT.resolve("docs/guide.md")).count() > 10);
    }

    private static Stream<DynamicTest> blocks(Path document) {
        return BLOCK.matcher(read(document)).results().map(block -> {
            String name = document.getFileName() + ": " + block.group(1);
            return DynamicTest.dynamicTest(name, () -> assertEquals(region(block.group(1)), block.group(2)));
        });
    }

    private static String region(String origin) throws IOException {
        Matcher from = ORIGIN.matcher(origin);
        assertTrue(from.matches(), () -> "a block of code says where it is from, not: " + origin);
        Pattern tagged = Pattern.compile(
                "(?s)tag::%1$s\\[][^\\n]*\\n(.*?)[^\\n]*end::%1$s\\[".formatted(Pattern.quote(from.group(2))));
        Matcher region = tagged.matcher(read(source(from.group(1))));
        assertTrue(region.find(), () -> from.group(1) + " has no tag " + from.group(2));
        String code = region.group(1).replaceAll("(?m)^.*(tag|end)::.*\\n", "");
        return code.stripTrailing().stripIndent() + "\n"; // a last, empty line would count as unindented
    }

    /** The one source of this name; a path narrows it where there are several. */
    private static Path source(String name) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> found = files.filter(file -> file.endsWith(name))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertEquals(1, found.size(), () -> name + " is " + found);
            return found.get(0);
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
