// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.internal.model.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many connections that go: how many at once, and when they are told to come back. */
@Timeout(30)
class DrainBatchesTest {

    private final LinkedBlockingQueue<CloseReason> ends = new LinkedBlockingQueue<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint().onClose(call -> ends.add(call.closeReason()));
    private TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void eachIsToldAnotherTimeWithinASecondWhereTheyAreFew() throws Exception {
        var wires = openAnswering(200);

        drain().get(10, TimeUnit.SECONDS);

        var times = new HashSet<Integer>();
        for (FakeTransport each : wires) {
            int millis = millis(each.nextWritten());
            assertTrue(millis >= 500 && millis < 1500, () -> millis + " ms");
            times.add(millis);
        }
        assertTrue(times.size() > 100, () -> "only " + times.size() + " times among 200");
    }

    @Test
    void theTimesAreSpreadOverAsLongAsTheBatchesTake() throws Exception {
        engine = new TestEngine(settings(1, Duration.ofMillis(100)));
        var wires = openAnswering(100);

        var over = drain();
        while (!over.isDone()) {
            engine.timer.runDue(100);
        }

        int latest = 0;
        for (FakeTransport each : wires) {
            latest = Math.max(latest, millis(each.nextWritten()));
        }
        assertTrue(latest > 1500 && latest < 10_500, "the latest comes back after " + latest + " ms");
    }

    @Test
    void connectionsGoInBatches() throws Exception {
        engine = new TestEngine(settings(2, Duration.ofMillis(500)));
        var closed = new LinkedBlockingQueue<Integer>();
        for (int i = 0; i < 5; i++) {
            open(new Answering(closed));
        }

        var over = drain();
        take(2, closed);
        assertEquals(3, engine.engine.connections().count());
        engine.timer.runDue(500);
        take(2, closed);
        assertEquals(1, engine.engine.connections().count());
        assertFalse(over.isDone());
        engine.timer.runDue(500);
        over.get(10, TimeUnit.SECONDS);
        assertEquals(5, ends.size());
    }

    @Test
    void batchesGrowSoThatAllAreToldInHalfTheTime() throws Exception {
        engine = new TestEngine(settings(1, Duration.ofSeconds(1)));
        var closed = new LinkedBlockingQueue<Integer>();
        for (int i = 0; i < 9; i++) {
            open(new Answering(closed));
        }

        var over = drain();
        take(5, closed);
        assertEquals(4, engine.engine.connections().count());
        engine.timer.runDue(1000);
        over.get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> drain() {
        return engine.engine.drain(Duration.ofSeconds(4)).toCompletableFuture();
    }

    private LiveConnection open(Answering transport) {
        LiveConnection connection = engine.open(TestEngine.admission(endpoint), transport);
        transport.connection = connection;
        return connection;
    }

    private List<FakeTransport> openAnswering(int count) {
        var wires = new ArrayList<FakeTransport>();
        for (int i = 0; i < count; i++) {
            var answering = new Answering(new LinkedBlockingQueue<>());
            open(answering);
            wires.add(answering);
        }
        return wires;
    }

    private static void take(int count, LinkedBlockingQueue<Integer> closed) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertEquals(1012, closed.poll(10, TimeUnit.SECONDS));
        }
        assertNull(closed.peek());
    }

    private static int millis(String advice) {
        assertTrue(advice.startsWith("back in "), advice);
        return Integer.parseInt(advice.substring("back in ".length()));
    }

    private static Settings settings(int batch, Duration interval) {
        return with(new Settings.Drain(Duration.ZERO, batch, interval));
    }

    private static Settings with(Settings.Drain drain) {
        Settings all = Settings.DEFAULTS;
        return new Settings(
                all.execution(),
                all.admission(),
                all.caps(),
                all.inbound(),
                all.outbound(),
                all.heartbeat(),
                drain,
                all.groups());
    }

    /** A peer that answers a close at once. */
    private static final class Answering extends FakeTransport {

        private final LinkedBlockingQueue<Integer> answered;
        private LiveConnection connection;

        private Answering(LinkedBlockingQueue<Integer> answered) {
            this.answered = answered;
        }

        @Override
        public void close(int code, String phrase) {
            super.close(code, phrase);
            connection.ended(new CloseReason(code, phrase, Initiator.PEER));
            answered.add(code);
        }
    }
}
