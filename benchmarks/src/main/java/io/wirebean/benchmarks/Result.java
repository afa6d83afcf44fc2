// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What one measurement gave.
 *
 * @param cpuMicros of the server, for each message that was delivered
 * @param p50 and the other percentiles in microseconds
 * @param heapBytes live in the server at the end; for each connection where the mode is idle
 * @param residentBytes the same of what the system has given it
 */
record Result(
        String server,
        String mode,
        int repetition,
        double cpuMicros,
        double perSecond,
        double p50,
        double p99,
        double p999,
        double heapBytes,
        double residentBytes,
        long faults) {

    static final String HEAD =
            "server,mode,repetition,cpu_us,per_second,p50_us,p99_us,p999_us,heap_bytes,resident_bytes,faults";

    String line() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%.3f,%.0f,%.1f,%.1f,%.1f,%.0f,%.0f,%d",
                server,
                mode,
                repetition,
                cpuMicros,
                perSecond,
                p50,
                p99,
                p999,
                heapBytes,
                residentBytes,
                faults);
    }

    static Result of(String line) {
        String[] fields = line.split(",");
        double[] numbers = new double[fields.length];
        for (int i = 2; i < fields.length; i++) {
            numbers[i] = Double.parseDouble(fields[i]);
        }
        return new Result(
                fields[0],
                fields[1],
                (int) numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                numbers[8],
                numbers[9],
                (long) numbers[10]);
    }

    static List<Result> read(List<String> lines) {
        return lines.stream().skip(1).map(Result::of).toList();
    }
}
