// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

/** The messages that one connection expects: each once, in their order. */
final class Sequence {

    private static final long ANY = -1;

    private long expected;

    private Sequence(long expected) {
        this.expected = expected;
    }

    /** Expects all of them. */
    static Sequence fromTheFirst() {
        return new Sequence(0);
    }

    /** Expects all that follow the one that comes first: who joins misses what was sent before. */
    static Sequence fromAny() {
        return new Sequence(ANY);
    }

    /** Takes one that has come. */
    void take(long sequence, Tally tally) {
        if (expected == ANY) {
            expected = sequence;
        }
        if (sequence < expected) {
            tally.addDoubled();
            return;
        }
        tally.addLost(sequence - expected);
        expected = sequence + 1;
    }

    /** Whether the last of so many has come. */
    boolean has(long sent) {
        return expected == sent;
    }

    /** How many of those that were sent did not come. */
    long missing(long sent) {
        return Math.max(0, sent - Math.max(0, expected));
    }
}
