// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What several repetitions gave: the median, and between which numbers the middle half of them lies; none of them a number where
 * there was no repetition.
 */
record Spread(int count, double median, double low, double high) {

    /** With fewer there is no middle half to speak of. */
    private static final int ENOUGH = 4;

    static Spread of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        int count = sorted.length;
        if (count == 0) {
            return new Spread(0, Double.NaN, Double.NaN, Double.NaN);
        }
        double median =
                Arrays.stream(sorted, (count - 1) / 2, count / 2 + 1).average().orElseThrow();
        return new Spread(count, median, sorted[count / 4], sorted[count - 1 - count / 4]);
    }

    String text() {
        if (Double.isNaN(median)) {
            return "";
        }
        return count < ENOUGH
                ? String.format(Locale.ROOT, "%.2f", median)
                : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, low, high);
    }
}
