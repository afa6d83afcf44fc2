// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes problems down for the one who has to mend them. */
final class ProblemReport {

    private ProblemReport() {}

    /** All problems, numbered, each with its code, places, reason and cure. */
    static String text(List<Problem> problems) {
        var text = new StringBuilder();
        text.append(problems.size())
                .append(problems.size() == 1 ? " problem keeps" : " problems keep")
                .append(" this application from starting\n");
        for (int i = 0; i < problems.size(); i++) {
            append(text, i + 1, problems.get(i));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int number, Problem problem) {
        text.append('\n').append(number).append(") ").append(problem.code()).append("  ");
        text.append(problem.sentence()).append('\n');
        for (String place : problem.places()) {
            line(text, "at     ", place);
        }
        line(text, "why    ", problem.why());
        line(text, "fix    ", problem.fix());
    }

    private static void line(StringBuilder text, String label, @Nullable String content) {
        if (content != null) {
            text.append("     ").append(label).append(content).append('\n');
        }
    }
}
