// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What all parties of a {@link WireClient} said and heard, in order; thread-safe. */
final class Transcript {

    private static final int LONGEST_TEXT = 400;
    private static final int MOST_LINES = 200;

    private final long startedAt = System.nanoTime();
    private final List<String> lines = new ArrayList<>();

    /** Notes one line; {@code what} begins with the direction. */
    synchronized void note(String who, String what) {
        double millis = (System.nanoTime() - startedAt) / 1e6;
        lines.add(String.format(Locale.ROOT, "%9.1f ms  %-16s %s", millis, who, shortened(what)));
    }

    /** A failure that shows what was said until now. */
    AssertionError failure(String who, String sentence) {
        note(who, "!! " + sentence);
        return new AssertionError(who + ": " + sentence + "\n" + this);
    }

    @Override
    public synchronized String toString() {
        int left = Math.max(0, lines.size() - MOST_LINES);
        String head = left == 0 ? "the transcript:\n" : "the transcript, without its first " + left + " lines:\n";
        return head + String.join("\n", lines.subList(left, lines.size()));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        return text.substring(0, LONGEST_TEXT) + "… (" + text.length() + " characters)";
    }
}
