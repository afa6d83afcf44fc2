// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All that was measured: what it comes to for one server in one mode is the median of its repetitions. */
record Summary(List<Result> results, List<Subject> subjects) {

    /** The servers that were measured in a mode, in the order of the reports. */
    List<Subject> measuredIn(Mode mode) {
        return subjects.stream()
                .filter(subject -> of(subject.name(), mode).isPresent())
                .toList();
    }

    /** The medians; empty where it was not measured. */
    Optional<Result> of(String server, Mode mode) {
        List<Result> runs = results.stream()
                .filter(result ->
                        result.server().equals(server) && result.mode().equals(mode.label()))
                .toList();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Result(
                        server,
                        mode.label(),
                        runs.size(),
                        median(runs, Result::cpuMicros),
                        median(runs, Result::perSecond),
                        median(runs, Result::p50),
                        median(runs, Result::p99),
                        median(runs, Result::p999),
                        median(runs, Result::heapBytes),
                        median(runs, Result::residentBytes),
                        runs.stream().mapToLong(Result::faults).sum()));
    }

    /** The processor time of a server, as a multiple of another's; not a number where that was not measured. */
    double ratio(Result result, String other, Mode mode) {
        return of(other, mode)
                .map(base -> result.cpuMicros() / base.cpuMicros())
                .orElse(Double.NaN);
    }

    private static double median(List<Result> runs, ToDoubleFunction<Result> number) {
        double[] sorted = runs.stream().mapToDouble(number).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
