// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import org.HdrHistogram.Histogram;

/** What a load generator has seen: how many answers, how late, and what was wrong with them. */
public final class Tally {

    private static final long HIGHEST = 60_000_000_000L;

    private final Histogram latency = new Histogram(HIGHEST, 3);
    private long answers;
    private long lost;
    private long doubled;
    private long corrupted;
    private long ended;

    /** One that knows of so many answers and nothing else. */
    public static Tally ofAnswers(long answers) {
        var tally = new Tally();
        tally.answers = answers;
        return tally;
    }

    void addAnswer(long latencyNanos) {
        answers++;
        latency.recordValue(Math.min(Math.max(latencyNanos, 0), HIGHEST));
    }

    void addLost(long messages) {
        lost += messages;
    }

    void addDoubled() {
        doubled++;
    }

    void addCorrupted() {
        corrupted++;
    }

    void addEnded() {
        ended++;
    }

    /** Begins again to count; what was wrong stays. */
    public void restart() {
        answers = 0;
        latency.reset();
    }

    /** Messages that arrived. */
    public long answers() {
        return answers;
    }

    /** What each message took of something; NaN where none arrived. */
    public double perAnswer(double total) {
        return answers == 0 ? Double.NaN : total / answers;
    }

    /** Messages that never came, or came after a later one. */
    public long lost() {
        return lost;
    }

    /** Messages that came a second time, or late. */
    public long doubled() {
        return doubled;
    }

    /** Frames that are not the message that was expected. */
    public long corrupted() {
        return corrupted;
    }

    /** Connections that the server ended. */
    public long ended() {
        return ended;
    }

    /** All that was wrong. */
    public long faults() {
        return lost + doubled + corrupted + ended;
    }

    /** What was wrong, in words. */
    public String told() {
        return "%d lost, %d doubled, %d corrupted, %d connections ended".formatted(lost, doubled, corrupted, ended);
    }

    /** How late answers were, in microseconds. */
    public double latencyMicros(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e3;
    }
}
