// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code in the documents to sources that are compiled, and their links to files that exist. */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<Path> DOCUMENTS = List.of(
            ROOT.resolve("README.md"),
            ROOT.resolve("docs/guide.md"),
            ROOT.resolve("docs/audiences.md"),
            ROOT.resolve("docs/authentication.md"));

    /** A block of Java or of the page's script, with the line before it. */
    private static final Pattern BLOCK = Pattern.compile("(?m)^(.*)\\n```(?:java|js)\\n((?s:.*?))^```$");

    /** A link to a file of ours, and the heading in it. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:)([^)#\\s]*)#?([^)\\s]*)\\)");

    private static final Pattern ORIGIN = Pattern.compile("<!-- from: (\\S+)#(\\S+) -->");

    @TestFactory
    Stream<DynamicTest> codeEqualsTheSourceThatItNames() {
        return DOCUMENTS.stream().flatMap(DocsTest::blocks);
    }

    @Test
    void guideAndRecipesHaveCode() {
        assertTrue(blocks(ROOT.resolve("docs/guide.md")).count() > 10);
        assertTrue(blocks(ROOT.resolve("docs/audiences.md")).count() > 10);
        assertTrue(blocks(ROOT.resolve("docs/authentication.md")).count() > 10);
    }

    @Test
    void readmeShowsCodeAtOnceAndEndsSoon() {
        String readme = read(ROOT.resolve("README.md"));

        assertTrue(readme.substring(0, readme.indexOf("```java")).lines().count() < 15);
        assertTrue(readme.lines().count() <= 120);
    }

    @Test
    void linksLeadToFilesAndHeadingsThatExist() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(ROOT), Files.walk(ROOT.resolve("docs")))) {
            List<String> broken = files.filter(file -> file.toString().endsWith(".md"))
                    .flatMap(DocsTest::brokenLinks)
                    .toList();

            assertEquals(List.of(), broken);
        }
    }

    private static Stream<String> brokenLinks(Path document) {
        return LINK.matcher(read(document))
                .results()
                .filter(link -> !leadsSomewhere(document, link.group(1), link.group(2)))
                .map(link -> document.getFileName() + ": " + link.group());
    }

    private static boolean leadsSomewhere(Path from, String file, String heading) {
        Path target = file.isEmpty() ? from : from.resolveSibling(file);
        return Files.exists(target) && (heading.isEmpty() || anchors(target).anyMatch(heading::equals));
    }

    /** The names that the usual renderers give the headings of a document. */
    private static Stream<String> anchors(Path document) {
        return read(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\w -]", "").replace(' ', '-'));
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
