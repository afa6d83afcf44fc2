// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import io.wirebean.benchmarks.load.Broadcast;
import io.wirebean.benchmarks.load.Echo;
import io.wirebean.benchmarks.load.Message;
import io.wirebean.benchmarks.load.Pace;
import io.wirebean.benchmarks.load.Scenario;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What is measured. */
enum Mode {
    ECHO_1("echo, one at a time", traffic("/echo", () -> new Echo(50, 1, new Message(Mode.BYTES)))),
    ECHO_10("echo, ten under way", traffic("/echo", () -> new Echo(50, 10, new Message(Mode.BYTES)))),
    BROADCAST_200("broadcast to 200, one at a time", traffic("/broadcast", () -> broadcast(200, Pace.window(1)))),
    BROADCAST_200_PIPELINED(
            "broadcast to 200, 64 under way", traffic("/broadcast", () -> broadcast(200, Pace.window(64)))),
    BROADCAST_2000("broadcast to 2000, one at a time", traffic("/broadcast", () -> broadcast(2000, Pace.window(1)))),
    BROADCAST_2000_PIPELINED(
            "broadcast to 2000, 64 under way", traffic("/broadcast", () -> broadcast(2000, Pace.window(64)))),
    STEADY(
            "broadcast to 1000 at a fixed rate",
            measurement -> measurement.traffic("/broadcast", steady(0, measurement.rate()))),
    STALLED(
            "the same beside one more that does not read",
            measurement -> measurement.traffic("/broadcast", steady(1, measurement.rate()))),
    IDLE("10 000 connections that say nothing", Measurement::idle),
    CONNECT("connections that come and go", Measurement::connect);

    /** The size of the event. */
    static final int BYTES = 132;

    /** How it is measured. */
    @FunctionalInterface
    interface Way {
        Result measure(Measurement measurement) throws IOException;
    }

    private final String title;
    private final Way way;

    Mode(String title, Way way) {
        this.title = title;
        this.way = way;
    }

    static List<Mode> named(String names) {
        return Arrays.stream(names.split(","))
                .map(name -> valueOf(name.trim().replace('-', '_').toUpperCase(Locale.ROOT)))
                .toList();
    }

    String title() {
        return title;
    }

    String label() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    boolean isIdle() {
        return this == IDLE;
    }

    /** Whether it is messages that it counts, and as many as the server can. */
    boolean hasMessages() {
        return compareTo(STEADY) < 0;
    }

    Result measure(Measurement measurement) throws IOException {
        return way.measure(measurement);
    }

    private static Way traffic(String path, Supplier<Scenario> scenario) {
        return measurement -> measurement.traffic(path, scenario.get());
    }

    private static Scenario steady(int stalled, int perSecond) {
        return Broadcast.beside(stalled, 1000, Pace.perSecond(perSecond), new Message(BYTES));
    }

    private static Scenario broadcast(int connections, Pace pace) {
        return Broadcast.to(connections, pace, new Message(BYTES));
    }
}
