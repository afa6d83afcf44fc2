// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;

/** Compares what arrives at one party with what a test expects; used by one thread. */
final class Listening {

    private final String who;
    private final Transcript transcript;
    private final Duration deadline;
    private final Arrivals arrivals;
    private boolean endExpected;

    Listening(String who, Transcript transcript, Duration deadline, Arrivals arrivals) {
        this.who = who;
        this.transcript = transcript;
        this.deadline = deadline;
        this.arrivals = arrivals;
    }

    String text(String expectation) {
        Arrival arrival = next(expectation);
        if (arrival instanceof Arrival.Text message) {
            return message.text();
        }
        throw unexpected(expectation, arrival);
    }

    void text(String expected, String expectation) {
        String actual = text(expectation);
        if (!JsonText.same(expected, actual)) {
            throw unexpected(expectation, new Arrival.Text(actual));
        }
    }

    void matching(Predicate<String> predicate, String expectation) {
        String actual = text(expectation);
        if (!predicate.test(actual)) {
            throw unexpected(expectation, new Arrival.Text(actual));
        }
    }

    void binary(byte[] expected) {
        String expectation = new Arrival.Binary(expected).toString();
        Arrival arrival = next(expectation);
        if (!(arrival instanceof Arrival.Binary message) || !Arrays.equals(message.data(), expected)) {
            throw unexpected(expectation, arrival);
        }
    }

    byte[] binary(String expectation) {
        Arrival arrival = next(expectation);
        if (arrival instanceof Arrival.Binary message) {
            return message.data();
        }
        throw unexpected(expectation, arrival);
    }

    void brokenOff(String expectation) {
        endExpected = true;
        Arrival arrival = next(expectation);
        if (!(arrival instanceof Arrival.Broken)) {
            throw unexpected(expectation, arrival);
        }
    }

    Arrival.Closed closed(String expectation) {
        endExpected = true;
        Arrival arrival = next(expectation);
        if (arrival instanceof Arrival.Closed close) {
            return close;
        }
        throw unexpected(expectation, arrival);
    }

    /** Skips messages up to the end, whatever it is. */
    Arrival end() {
        endExpected = true;
        Arrival arrival = next("the end");
        while (!arrival.isEnd()) {
            arrival = next("the end");
        }
        return arrival;
    }

    /** From now on the test answers for how the connection ends. */
    void expectEnd() {
        endExpected = true;
    }

    /** Whether the test has said how the connection ends. */
    boolean isEndExpected() {
        return endExpected;
    }

    AssertionError failure(String sentence) {
        return transcript.failure(who, sentence);
    }

    private Arrival next(String expectation) {
        return arrivals.next(deadline)
                .orElseThrow(() -> failure("expected " + expectation + ", got nothing within " + deadline));
    }

    private AssertionError unexpected(String expectation, Arrival actual) {
        return failure("expected " + expectation + ", got " + actual);
    }
}
