// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Spelling {

    // a peer chooses the word: what is longer than any name of ours is not worth the quadratic work
    private static final int MAX_LENGTH = 64;

    private Spelling() {}

    /**
     * The nearest of the right words, case aside; empty where none is near.
     *
     * <p>Near is one edit in three characters, two swapped neighbours being one edit. Of equals the first wins.
     */
    public static Optional<String> nearest(String wrong, Collection<String> right) {
        if (wrong.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String nearest = null;
        int least = Math.max(1, wrong.length() / 3) + 1;
        for (String candidate : right) {
            int edits = edits(wrong.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), least);
            if (edits < least) {
                least = edits;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int edits(String from, String to, int enough) {
        if (Math.abs(from.length() - to.length()) >= enough) {
            return enough;
        }
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = nextRow(from, to, i, last, beforeLast);
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }

    private static int[] nextRow(String from, String to, int i, int[] last, int[] beforeLast) {
        int[] row = new int[to.length() + 1];
        row[0] = i;
        for (int j = 1; j <= to.length(); j++) {
            int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
            boolean swapped =
                    i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
            if (swapped) {
                row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
        }
        return row;
    }
}
