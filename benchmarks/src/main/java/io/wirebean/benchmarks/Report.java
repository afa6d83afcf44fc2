// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts what was measured last into docs/benchmarks.md, between its two markers, and draws docs/benchmarks.svg. */
public final class Report {

    static final String BEGIN = "<!-- results -->\n";
    static final String END = "<!-- end of results -->";

    private Report() {}

    /** Takes the results of {@code target/benchmarks} below the first argument, or below {@code benchmarks}. */
    public static void main(String[] args) throws IOException {
        Path home = Path.of(args.length == 0 ? "benchmarks" : args[0]).toAbsolutePath();
        Path docs = home.resolveSibling("docs");
        Path measured = home.resolve("target/benchmarks");
        var summary = new Summary(Result.read(Files.readAllLines(measured.resolve("results.csv"))), Subject.all(home));
        Path page = docs.resolve("benchmarks.md");
        String machine = Files.readString(measured.resolve("machine.txt")).strip();
        String results = "\n" + machine + ".\n" + new Tables(summary).text() + "\n";
        Files.writeString(page, between(Files.readString(page), results));
        Files.writeString(docs.resolve("benchmarks.svg"), new Plot(summary).text());
    }

    static String between(String page, String results) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "the page has no place for results between " + BEGIN.strip() + " and " + END);
        }
        return page.substring(0, begin + BEGIN.length()) + results + page.substring(end);
    }
}
