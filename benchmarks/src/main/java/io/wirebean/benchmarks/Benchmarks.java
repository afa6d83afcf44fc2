// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures servers in turn: for each mode all are started, each is warmed up, then every repetition visits each of them once,
 * so that what else the machine does meets all alike.
 */
public final class Benchmarks {

    private final Options options;
    private final Path results;

    private Benchmarks(Options options) throws IOException {
        this.options = options;
        this.results = options.out().resolve("results.csv");
        Files.createDirectories(options.out());
        Files.writeString(results, Result.HEAD + "\n");
        Files.writeString(options.out().resolve("machine.txt"), Machine.describe() + "\n");
    }

    /** Runs what the options name; without any, everything that is there. */
    public static void main(String[] args) throws IOException {
        Options options = Options.of(args);
        var benchmarks = new Benchmarks(options);
        for (Mode mode : options.modes()) {
            benchmarks.measure(mode);
        }
        System.out.println("results: " + benchmarks.results);
    }

    private void measure(Mode mode) throws IOException {
        List<RunningServer> running = new ArrayList<>();
        try {
            for (Subject subject : options.subjects()) {
                start(subject, mode).ifPresent(running::add);
            }
            for (int repetition = 1; repetition <= options.repetitions(); repetition++) {
                for (RunningServer server : running) {
                    measure(server, mode, repetition);
                }
            }
        } finally {
            for (RunningServer server : running) {
                server.close();
            }
        }
    }

    /** Empty where it does not start, which costs it this mode and the others nothing. */
    private Optional<RunningServer> start(Subject subject, Mode mode) {
        Path log = options.out().resolve(subject.name() + ".log");
        try {
            return Optional.of(
                    RunningServer.start(subject, options.jvmOptions(subject.name() + "-" + mode.label()), log));
        } catch (IOException | RuntimeException e) {
            System.out.println(subject.name() + "," + mode.label() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void measure(RunningServer server, Mode mode, int repetition) throws IOException {
        Duration warmUp = repetition == 1 ? options.firstWarmUp() : options.warmUp();
        try {
            var measurement = new Measurement(server, mode, repetition, warmUp, options.measured(), options.rate());
            Result result = mode.measure(measurement);
            Files.writeString(results, result.line() + "\n", StandardOpenOption.APPEND);
            System.out.println(result.line());
        } catch (IOException e) {
            System.out.println(server.name() + "," + mode.label() + ": " + e.getMessage());
        }
    }
}
