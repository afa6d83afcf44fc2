// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All heartbeats of one interval are one wheel. */
@Timeout(120)
class PulseWheelTest {

    private static final int TICK_MILLIS = 500;

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void oneTaskOfTheTimerServesAHundredThousandConnections() {
        long before = engine.timer.waiting();
        for (int i = 0; i < 100_000; i++) {
            engine.engine.open(TestEngine.admission(endpoint), wire, opened -> {});
        }
        assertEquals(before + 1, engine.timer.waiting());

        tick();
        assertEquals(100_000, wire.pings.size());
        assertEquals(before + 1, engine.timer.waiting());
    }

    @Test
    void theTimerRestsWhenAllConnectionsHaveGoneAndGoesOnWithTheNext() {
        open(wire).ended(new CloseReason(1000, "", Initiator.PEER));
        tick();
        assertEquals(0, engine.timer.waitingUpTo(TICK_MILLIS));

        open(wire);
        tick();

        assertEquals(1, wire.pings.size());
    }

    @Test
    void connectionsComeAndGoInAnyOrderAndEachIsPingedOnce() {
        List<FakeTransport> wires = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            var each = new FakeTransport();
            LiveConnection connection = open(each);
            if (i % 3 == 0) {
                connection.ended(new CloseReason(1000, "", Initiator.PEER));
            } else {
                wires.add(each);
            }
        }

        tick();

        assertEquals(wires.size(), engine.engine.connections().count());
        wires.forEach(each -> assertEquals(1, each.pings.size()));
    }

    private LiveConnection open(FakeTransport over) {
        return engine.open(TestEngine.admission(endpoint), over);
    }

    private void tick() {
        engine.timer.runDue(TICK_MILLIS);
    }
}
