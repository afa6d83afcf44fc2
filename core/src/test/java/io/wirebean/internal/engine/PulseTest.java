// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.spi.Frame.TextFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PulseTest {

    /** The default interval is 30 s, a wheel has 60 slots, and the answer to the first ping is awaited for 10 s. */
    private static final int TICK_MILLIS = 500;

    private static final int FIRST = 20;
    private static final int TURN = 60;

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aPeerThatAnswersLives() {
        LiveConnection connection = open(endpoint, wire);

        for (int i = 0; i < 5 * TURN; i++) {
            ticks(1);
            byte[] ping = wire.pings.poll();
            if (ping != null) {
                connection.ponged(ByteBuffer.wrap(ping));
            }
        }

        assertTrue(connection.isOpen());
    }

    @Test
    void aPeerThatGivesNoSignOfLifeIsClosedWith1001AndEndedHard() throws InterruptedException {
        LiveConnection connection = open(endpoint, wire);
        assertEquals(new ConnectionOpened(connection), engine.events.next());

        ticks(1 + FIRST);

        assertFalse(connection.isOpen());
        assertEquals(1001, wire.closed.poll());
        String why = "no sign of life for PT10S after the first ping";
        assertEquals(why, wire.phrases.poll());
        assertFalse(wire.aborted);
        engine.timer.runDue(1_000);
        assertTrue(wire.aborted);
        assertEquals(0, engine.engine.connections().count());
        var reason = new CloseReason(1001, why, Initiator.WIREBEAN);
        assertEquals(new ConnectionClosed(connection, reason), engine.events.next());
    }

    @Test
    void afterItsFirstAnswerAPeerHasAnInterval() {
        LiveConnection connection = open(endpoint, wire);
        ticks(1);
        connection.ponged(ByteBuffer.wrap(wire.pings.remove()));

        ticks(FIRST + TURN - 1);
        assertTrue(connection.isOpen());
        ticks(1);

        assertEquals("no sign of life for PT30S (wirebean.heartbeat.interval)", wire.phrases.poll());
    }

    @Test
    void theFirstPingComesSoonAndTheOthersAnIntervalApart() {
        LiveConnection connection = open(endpoint, wire);
        List<Integer> beats = new ArrayList<>();

        for (int tick = 1; tick <= 3 * TURN; tick++) {
            ticks(1);
            if (wire.pings.poll() != null) {
                beats.add(tick);
                connection.received(new TextFrame("?"));
                // no ping is sent while its answer is being written
                engine.settle(connection);
            }
        }

        assertEquals(List.of(1, 1 + FIRST, 1 + FIRST + TURN, 1 + FIRST + 2 * TURN), beats);
    }

    @Test
    void anyMessageIsASignOfLife() {
        LiveConnection connection = open(endpoint, wire);

        for (int i = 0; i < 3 * TURN; i++) {
            ticks(1);
            connection.received(new TextFrame("?"));
        }

        assertTrue(connection.isOpen());
        assertEquals(Optional.empty(), connection.latency());
    }

    @Test
    void aMessageThatIsStillComingIsASignOfLife() {
        LiveConnection connection = open(endpoint, wire);

        for (int i = 0; i < 3 * TURN; i++) {
            ticks(1);
            connection.intake().heard();
        }

        assertTrue(connection.isOpen());
    }

    @Test
    void theAnswerToTheLastPingTellsTheLatencyAndNoOtherPong() {
        LiveConnection connection = open(endpoint, wire);
        connection.ponged(ByteBuffer.wrap(new byte[] {0, 0, 0, 1}));
        ticks(1);
        byte[] first = wire.pings.poll();
        connection.ponged(ByteBuffer.wrap("late or forged".getBytes()));
        connection.ponged(ByteBuffer.allocate(0));
        assertEquals(Optional.empty(), connection.latency());
        ticks(FIRST);
        byte[] second = wire.pings.poll();

        connection.ponged(ByteBuffer.wrap(first));
        assertEquals(Optional.empty(), connection.latency());
        connection.ponged(ByteBuffer.wrap(second));
        Duration latency = connection.latency().orElseThrow();
        connection.ponged(ByteBuffer.wrap(second));

        assertFalse(latency.isNegative());
        assertEquals(Optional.of(latency), connection.latency());
    }

    @Test
    void aConnectionThatIsPausedIsNotCountedUntilAnIntervalAfterIt() throws InterruptedException {
        var permits = new Semaphore(0);
        endpoint.on("work", call -> {
            permits.acquire();
            return "done";
        });
        LiveConnection connection = open(endpoint, wire);
        for (int i = 0; i < 300; i++) {
            connection.received(new TextFrame("work"));
        }
        assertTrue(wire.paused);
        ticks(3 * TURN);
        assertTrue(connection.isOpen());

        permits.release(300);
        engine.settle(connection);
        assertFalse(wire.paused);
        ticks(TURN);
        assertTrue(connection.isOpen());
        ticks(TURN);

        assertFalse(connection.isOpen());
    }

    @Test
    void aWriteInFlightIsLeftToTheWatchdog() {
        LiveConnection connection = open(endpoint, wire);
        ticks(1);
        assertNotNull(wire.pings.poll());
        wire.writes = Writes.HELD;
        connection.send("m", 1);

        ticks(3 * TURN);
        assertTrue(connection.isOpen());
        assertNull(wire.pings.poll());
        wire.held.get(0).completed(null);
        ticks(2 * TURN);

        assertFalse(connection.isOpen());
    }

    @Test
    void aPingThatNobodyHadTimeToWriteIsWaitedForAnotherTurn() {
        LiveConnection connection = open(endpoint, wire);
        ticks(1);
        connection.ponged(ByteBuffer.wrap(wire.pings.remove()));

        engine.nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        connection.heart().get();
        ticks(FIRST);
        assertTrue(connection.isOpen());
        ticks(TURN);

        assertFalse(connection.isOpen());
    }

    @Test
    void aPingThatFailsIsTheEndOfItsConnectionAlone() {
        LiveConnection connection = open(endpoint, new FakeTransport() {
            @Override
            public void ping(byte[] data) {
                throw new IllegalStateException("broken");
            }
        });
        LiveConnection other = open(endpoint, wire);

        ticks(1);

        assertFalse(connection.isOpen());
        assertTrue(other.isOpen());
        assertEquals(1, wire.pings.size());
    }

    @Test
    void aConnectionThatIsBeingClosedIsPingedNoMore() {
        LiveConnection connection = open(endpoint, wire);

        connection.close();
        ticks(TURN);

        assertNull(wire.pings.poll());
        assertEquals(1000, wire.closed.poll());
        assertTrue(wire.closed.isEmpty());
    }

    @Test
    void theFirstAnswerIsAwaitedForOneTickWhereThatIsLonger() {
        endpoint.beats(Duration.ofHours(1));
        open(endpoint, wire);

        engine.timer.runDue(60_000);
        engine.timer.runDue(60_000);

        assertEquals("no sign of life for PT1M after the first ping", wire.phrases.poll());
    }

    @Test
    void anEndpointMayHaveAnIntervalOfItsOwnOrNone() {
        endpoint.beats(Duration.ofSeconds(1));
        open(endpoint, wire);
        var other = new FakeTransport();
        LiveConnection unasked = open(new PlannedEndpoint().beats(Duration.ZERO), other);

        for (int i = 0; i < TURN; i++) {
            engine.timer.runDue(17);
        }

        assertEquals("no sign of life for PT1S (heartbeat of its controller)", wire.phrases.poll());
        assertTrue(unasked.isOpen());
        assertTrue(other.pings.isEmpty());
    }

    private LiveConnection open(PlannedEndpoint at, FakeTransport over) {
        return engine.open(TestEngine.admission(at), over);
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            engine.timer.runDue(TICK_MILLIS);
        }
    }
}
