// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Overflow;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.model.Settings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that tells the end of a session may keep its TCP connection. */
class LeftoversTest {

    private static final Duration PATIENCE = Duration.ofMillis(40);

    private final FakeTransport wire = new FakeTransport();
    private final FakeTransport other = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine(
            TestSettings.outbound(new Settings.Outbound(4, 1000, Overflow.CLOSE, Duration.ofSeconds(20), PATIENCE)));

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void whoSaysGoodbyeAndDoesNotHangUpIsEndedHard() {
        leaves(wire);
        later(PATIENCE.minusMillis(1));
        assertFalse(wire.aborted);

        later(Duration.ofMillis(1));

        assertTrue(wire.aborted);
    }

    @Test
    void whoSaysGoodbyeBehindAWriteThatHangsIsEndedHard() {
        LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);
        wire.writes = Writes.HELD;
        connection.send("m", 1);
        connection.ended(new CloseReason(1000, "", Initiator.PEER));
        // as Undertow tells it of what stays in its channel
        wire.held.remove(0).completed(null);

        later(PATIENCE);

        assertTrue(wire.aborted);
    }

    @Test
    void eachHasItsOwnTime() {
        leaves(wire);
        later(PATIENCE.dividedBy(2));
        leaves(other);

        later(PATIENCE.dividedBy(2));
        assertTrue(wire.aborted);
        assertFalse(other.aborted);
        later(PATIENCE.dividedBy(2));

        assertTrue(other.aborted);
    }

    @Test
    void oneTaskOfTheTimerServesAll() {
        leaves(wire);
        leaves(other);

        assertEquals(1, engine.timer.waitingUpTo(PATIENCE.toMillis()));
    }

    @Test
    void whatIsLeftWhenTheThreadsStopIsEndedAllTheSame() {
        leaves(wire);

        engine.engine.stop();

        await().until(() -> wire.aborted);
    }

    private void leaves(FakeTransport transport) {
        engine.open(TestEngine.admission(endpoint), transport).ended(new CloseReason(1000, "", Initiator.PEER));
    }

    private void later(Duration time) {
        engine.nanos.addAndGet(time.toNanos());
        engine.timer.runDue(PATIENCE.toMillis());
    }
}
