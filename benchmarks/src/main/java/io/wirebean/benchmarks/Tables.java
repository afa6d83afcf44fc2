// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.util.Locale;

/** The results in Markdown, a table for each mode. */
final class Tables {

    private static final double MIB = 1 << 20;
    private static final double KIB = 1 << 10;

    private final Summary summary;

    Tables(Summary summary) {
        this.summary = summary;
    }

    String text() {
        var text = new StringBuilder();
        for (Mode mode : Mode.values()) {
            if (!summary.measuredIn(mode).isEmpty()) {
                text.append("\n### ").append(mode.title()).append("\n\n");
                table(text, mode);
            }
        }
        return text.toString();
    }

    private void table(StringBuilder text, Mode mode) {
        row(text, mode.isIdle() ? idleHead() : head());
        text.append("| --- |").append(" ---: |".repeat(mode.isIdle() ? 3 : 9)).append('\n');
        for (Subject subject : summary.measuredIn(mode)) {
            Result result = summary.of(subject.name(), mode).orElseThrow();
            row(text, mode.isIdle() ? idle(result) : traffic(subject, result, mode));
            if (result.faults() > 0) {
                row(text, "faults of " + subject.name(), Long.toString(result.faults()));
            }
        }
    }

    private static String[] head() {
        return new String[] {
            "server",
            "CPU µs",
            "to the floor",
            "to by hand",
            "per second",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "heap MiB",
            "RSS MiB"
        };
    }

    private static String[] idleHead() {
        return new String[] {"server", "heap KiB a connection", "RSS KiB a connection", "CPU µs to open one"};
    }

    private static String[] idle(Result result) {
        return new String[] {
            result.server(),
            number(result.heapBytes() / KIB, 1),
            number(result.residentBytes() / KIB, 1),
            number(result.cpuMicros(), 0)
        };
    }

    private String[] traffic(Subject subject, Result result, Mode mode) {
        return new String[] {
            result.server(),
            number(result.cpuMicros(), 1),
            summary.ratio(result.server(), "floor", mode).text(),
            subject.byHand().equals(subject.name())
                    ? ""
                    : summary.ratio(result.server(), subject.byHand(), mode).text(),
            number(result.perSecond(), 0),
            number(result.p50() / 1e3, 1),
            number(result.p99() / 1e3, 1),
            number(result.p999() / 1e3, 1),
            number(result.heapBytes() / MIB, 1),
            number(result.residentBytes() / MIB, 0)
        };
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) || value == 0 ? "" : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
