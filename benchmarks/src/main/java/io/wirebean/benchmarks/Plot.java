// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Bars in SVG: processor time of the server for each message, as a multiple of the floor's; each mode has a scale of its own. */
final class Plot {

    private static final int WIDTH = 760;
    private static final int LABELS = 150;
    private static final int BAR = 16;
    private static final int GAP = 4;
    private static final int HEADING = 34;
    private static final Pattern OURS = Pattern.compile("wirebean|nonblocking");

    private final Summary summary;
    private final StringBuilder shapes = new StringBuilder();
    private int y;

    Plot(Summary summary) {
        this.summary = summary;
    }

    String text() {
        for (Mode mode : modes()) {
            heading(mode.title());
            Map<String, Double> ratios = ratios(mode);
            double longest =
                    ratios.values().stream().mapToDouble(ratio -> ratio).max().orElse(1);
            ratios.forEach((server, ratio) -> bar(server, ratio, ratio / longest));
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <title>CPU time of the server for each message, as a multiple of the floor's; shorter is better; each mode has a scale of its own</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s</svg>
                """
                .formatted(WIDTH, y + HEADING, shapes);
    }

    private List<Mode> modes() {
        return Arrays.stream(Mode.values())
                .filter(Mode::hasMessages)
                .filter(mode -> summary.of("floor", mode).isPresent())
                .toList();
    }

    private Map<String, Double> ratios(Mode mode) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (Subject subject : summary.measuredIn(mode)) {
            double ratio = summary.ratio(subject.name(), "floor", mode).median();
            if (Double.isFinite(ratio)) {
                ratios.put(subject.name(), ratio);
            }
        }
        return ratios;
    }

    private void heading(String title) {
        y += HEADING;
        shapes.append("<text x=\"%d\" y=\"%d\" font-weight=\"bold\" fill=\"#222222\">%s</text>\n"
                .formatted(LABELS, y - 8, title));
    }

    private void bar(String name, double ratio, double share) {
        double length = (WIDTH - LABELS - 60) * share;
        shapes.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#222222\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
                        + "<text x=\"%.1f\" y=\"%d\" fill=\"#222222\">%.2f</text>%n",
                LABELS - 8,
                y + 12,
                name,
                LABELS,
                y,
                length,
                BAR,
                OURS.matcher(name).find() ? "#1f6f8b" : "#b8c4c9",
                LABELS + length + 6,
                y + 12,
                ratio));
        y += BAR + GAP;
    }
}
