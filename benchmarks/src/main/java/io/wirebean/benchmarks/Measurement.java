// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import io.wirebean.benchmarks.load.Comings;
import io.wirebean.benchmarks.load.Echo;
import io.wirebean.benchmarks.load.Load;
import io.wirebean.benchmarks.load.Message;
import io.wirebean.benchmarks.load.Scenario;
import io.wirebean.benchmarks.load.Tally;
import java.io.IOException;
import java.time.Duration;

/**
 * One look at one server.
 *
 * @param warmUp before it is measured, longer where the server has just been started
 * @param rate messages a second, where the mode has a fixed rate
 */
record Measurement(RunningServer server, Mode mode, int repetition, Duration warmUp, Duration measured, int rate) {

    private static final int IDLE_CONNECTIONS = 10_000;
    private static final int COMING_AT_ONCE = 32;
    private static final Duration COMING_AND_GOING = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    Result traffic(String path, Scenario scenario) throws IOException {
        try (var load = new Load(server.target(path), scenario)) {
            load.open(PATIENCE);
            load.run(warmUp);
            Tally tally = scenario.tally();
            tally.restart();
            Watch watch = new Watch();
            load.run(measured);
            Result timed = watch.result(tally);
            load.finish(LAST_ANSWERS);
            tell(tally, load);
            return withMemory(timed, server.liveBytes(), server.residentBytes(), tally.faults());
        }
    }

    Result idle() throws IOException {
        connectOnce();
        double live = server.liveBytes();
        double resident = server.residentBytes();
        var idle = new Echo(IDLE_CONNECTIONS, 0, new Message(Mode.BYTES));
        try (var load = new Load(server.target("/echo"), idle)) {
            Watch watch = new Watch();
            load.open(PATIENCE);
            Result timed = watch.result(Tally.ofAnswers(IDLE_CONNECTIONS));
            double liveEach = (server.liveBytes() - live) / IDLE_CONNECTIONS;
            double residentEach = (server.residentBytes() - resident) / IDLE_CONNECTIONS;
            // those that the server ended meanwhile are faults
            load.run(Duration.ofSeconds(1));
            tell(idle.tally(), load);
            return withMemory(timed, liveEach, residentEach, idle.tally().faults());
        }
    }

    Result connect() throws IOException {
        try (var comings = new Comings(server.target("/echo"), COMING_AT_ONCE, COMING_AND_GOING)) {
            comings.run(warmUp);
            comings.tally().restart();
            Watch watch = new Watch();
            comings.run(measured);
            return watch.result(comings.tally());
        }
    }

    /** What is loaded with the first connections is not theirs. */
    private void connectOnce() throws IOException {
        try (var load = new Load(server.target("/echo"), new Echo(200, 1, new Message(Mode.BYTES)))) {
            load.open(PATIENCE);
            load.run(Duration.ofSeconds(1));
            load.finish(LAST_ANSWERS);
        }
    }

    private void tell(Tally tally, Load load) {
        if (tally.faults() > 0) {
            System.err.println(server.name() + "," + mode.label() + ": " + tally.told() + " " + load.end());
        }
    }

    private static Result withMemory(Result timed, double live, double resident, long faults) {
        return new Result(
                timed.server(),
                timed.mode(),
                timed.repetition(),
                timed.cpuMicros(),
                timed.perSecond(),
                timed.p50(),
                timed.p99(),
                timed.p999(),
                live,
                resident,
                faults);
    }

    /** Begins with what the server has used so far. */
    private final class Watch {

        private final double cpu = server.cpuMicros();
        private final long begin = System.nanoTime();

        Watch() throws IOException {}

        Result result(Tally tally) throws IOException {
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Result(
                    server.name(),
                    mode.label(),
                    repetition,
                    tally.perAnswer(server.cpuMicros() - cpu),
                    tally.answers() / seconds,
                    tally.latencyMicros(50),
                    tally.latencyMicros(99),
                    tally.latencyMicros(99.9),
                    0,
                    0,
                    tally.faults());
        }
    }
}
