// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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
        List<Result> runs = runs(server, mode);
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

    /** The processor time of a server, as a multiple of another's. */
    Spread ratio(String server, String other, Mode mode) {
        Map<Integer, Double> others = runs(other, mode).stream()
                .collect(Collectors.toMap(Result::repetition, Result::cpuMicros, Summary::twice));
        return Spread.of(runs(server, mode).stream()
                .filter(run -> others.containsKey(run.repetition()))
                .mapToDouble(run -> run.cpuMicros() / others.get(run.repetition())));
    }

    private static Double twice(Double one, Double other) {
        throw new IllegalArgumentException("a repetition stands twice: results of two runs are two reports");
    }

    private List<Result> runs(String server, Mode mode) {
        return results.stream()
                .filter(result ->
                        result.server().equals(server) && result.mode().equals(mode.label()))
                .toList();
    }

    private static double median(List<Result> runs, ToDoubleFunction<Result> number) {
        return Spread.of(runs.stream().mapToDouble(number)).median();
    }
}
