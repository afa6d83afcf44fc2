// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.benchmarks.load.Broadcast;
import io.wirebean.benchmarks.load.Comings;
import io.wirebean.benchmarks.load.Echo;
import io.wirebean.benchmarks.load.Load;
import io.wirebean.benchmarks.load.Message;
import io.wirebean.benchmarks.load.Pace;
import io.wirebean.benchmarks.load.Scenario;
import io.wirebean.benchmarks.load.Tally;
import io.wirebean.benchmarks.load.Target;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FloorServerTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Of 32 KiB each. */
    private static final int FILLINGS = 160;

    private static int port;

    @BeforeAll
    static void start() throws IOException {
        port = FloorServer.start();
    }

    @Test
    void answersEveryMessageOnceAndUnchanged() throws IOException {
        Tally tally = run("/echo", new Echo(3, 5, new Message(132)));

        assertTrue(tally.answers() > 0);
        assertEquals(0, tally.faults(), tally.told());
    }

    @Test
    void everyReceiverGetsEveryMessageOnceAndInOrder() throws IOException {
        Tally tally = run("/broadcast", Broadcast.to(7, Pace.window(8), new Message(132)));

        assertTrue(tally.answers() > 0);
        assertEquals(0, tally.answers() % 7);
        assertEquals(0, tally.faults(), tally.told());
    }

    @Test
    void theOthersGetEverythingWhileOneMoreDoesNotRead() throws IOException {
        Scenario scenario = Broadcast.beside(1, 7, Pace.perSecond(100), new Message(132));
        Tally tally = scenario.tally();

        try (var load = new Load(Target.local(port, "/broadcast"), scenario)) {
            load.open(LONG);
            long sent = tally.answers();
            tally.restart();
            load.run(SHORT);
            load.finish(LONG);

            assertTrue(sent > FILLINGS, "less was sent than a system keeps for a peer that does not read");
        }

        assertTrue(tally.answers() > 0);
        assertEquals(0, tally.answers() % 7);
        assertEquals(0, tally.faults(), tally.told());
    }

    @Test
    void connectionsComeAndGo() throws IOException {
        try (var comings = new Comings(Target.local(port, "/echo"), 4, Duration.ofSeconds(10))) {
            while (comings.tally().answers() < 20) {
                comings.run(SHORT);
            }

            assertEquals(0, comings.tally().faults(), comings.tally().told());
        }
    }

    private static Tally run(String path, Scenario scenario) throws IOException {
        try (var load = new Load(Target.local(port, path), scenario)) {
            load.open(LONG);
            // some may have come in after the first that were to reach all
            scenario.tally().restart();
            load.run(SHORT);
            load.finish(LONG);
            return scenario.tally();
        }
    }
}
