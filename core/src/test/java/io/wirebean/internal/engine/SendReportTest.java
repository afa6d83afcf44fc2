// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Delivery;
import io.wirebean.DeliveryReport;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.SendReport.Missed;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.spi.Frame.TextFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendReportTest {

    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine(TestSettings.small(Overflow.DROP_NEWEST));
    private final List<LiveConnection> connections = new ArrayList<>();
    private final List<FakeTransport> wires = new ArrayList<>();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aThousandReceiversTenStalledTenClosedSumUpAndTheTwentyAreNamed() {
        open(1000);
        for (int i = 0; i < 10; i++) {
            stall(i);
            connections.get(10 + i).close();
        }

        SendReport report = engine.engine.connections().everyone().send("news", "x");

        assertEquals(1000, report.total());
        assertEquals(980, report.queued());
        assertEquals(20, report.dropped());
        assertEquals(10, report.dropped(Delivery.OVERFLOW));
        assertEquals(10, report.dropped(Delivery.CLOSED));
        assertEquals(0, report.failed());
        assertEquals(report.total(), report.queued() + report.dropped() + report.failed());
        assertEquals(ids(0, 10), named(report.missed(), Delivery.OVERFLOW));
        assertEquals(ids(10, 20), named(report.missed(), Delivery.CLOSED));
        assertEquals("sent to 1000: 980 queued, 20 dropped, 0 failed", report.toString());
        DeliveryReport delivered = now(report);
        assertEquals(980, delivered.written());
        assertEquals(1000, delivered.total());
        assertEquals(10, delivered.count(Delivery.OVERFLOW));
        assertEquals(10, delivered.count(Delivery.CLOSED));
    }

    @Test
    void aClosedConnectionThatIsStillFoundIsNamedAsClosed() {
        open(2);
        wires.get(0).writes = Writes.HELD;
        connections.get(0).send("m", 1);
        connections.get(0).close();

        SendReport report = engine.engine.connections().everyone().send("news", "x");

        assertEquals(List.of(new Missed(connections.get(0).id(), Delivery.CLOSED)), report.missed());
    }

    @Test
    void connectionsThatEndWhileAnotherIsSentToAreNamedAsClosed() {
        for (int i = 0; i < 20; i++) {
            connections.add(engine.open(TestEngine.admission(endpoint), new EndsTheOthers(i)));
        }

        SendReport report = engine.engine.connections().everyone().send("news", "x");

        assertEquals(20, report.total());
        assertEquals(1, now(report).written());
        assertEquals(19, now(report).count(Delivery.CLOSED));
    }

    @Test
    void watchersThatEndWhileAnotherIsSentToAreNamedAsClosed() throws InterruptedException {
        endpoint.watches("n", call -> "state");
        for (int i = 0; i < 20; i++) {
            var wire = new EndsTheOthers(i);
            LiveConnection watcher = engine.open(TestEngine.admission(endpoint), wire);
            connections.add(watcher);
            watcher.received(new TextFrame("watch:n#1"));
            engine.settle(watcher);
        }

        SendReport report = engine.engine.connections().watching("n").send("news", "x");

        assertEquals(20, report.total());
        assertEquals(1, now(report).written());
        assertEquals(19, now(report).count(Delivery.CLOSED));
    }

    /** Whoever is written news to first, the others go. */
    private final class EndsTheOthers extends FakeTransport {

        private final int index;

        EndsTheOthers(int index) {
            this.index = index;
        }

        @Override
        public void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
            super.writeAll(batch, done);
            if (written.stream().anyMatch(each -> each.startsWith("news"))) {
                connections.stream()
                        .filter(each -> each != connections.get(index))
                        .forEach(each -> each.ended(new CloseReason(1006, "", Initiator.NETWORK)));
            }
        }
    }

    @Test
    void deliveredWaitsForTheLastWrite() {
        open(2);
        wires.get(1).writes = Writes.HELD;

        SendReport report = engine.engine.connections().everyone().send("news", "x");
        assertNull(report.delivered().toCompletableFuture().getNow(null));
        wires.get(1).held.get(0).completed(null);

        assertEquals(2, now(report).written());
    }

    @Test
    void aWriteThatFailsLaterIsNamed() {
        open(2);
        wires.get(1).writes = Writes.HELD;

        SendReport report = engine.engine.connections().everyone().send("news", "x");
        assertEquals(0, report.failed());
        wires.get(1).held.get(0).completed(new IOException("broken pipe"));

        assertEquals(
                List.of(new Missed(connections.get(1).id(), Delivery.FAILED)),
                now(report).missed());
    }

    @Test
    void aWriteThatFailsAtOnceIsCountedAtOnce() {
        open(2);
        wires.get(1).writes = Writes.FAIL;

        SendReport report = engine.engine.connections().everyone().send("news", "x");

        assertEquals(1, report.failed());
        assertEquals(1, report.queued());
        assertEquals(0, report.dropped());
        assertEquals(1, now(report).count(Delivery.FAILED));
    }

    @Test
    void whatWaitsWhenAConnectionEndsIsSettledEvenIfItsServerNeverTellsTheWritesEnd() {
        open(1);
        wires.get(0).writes = Writes.HELD;
        SendReport first = engine.engine.connections().everyone().send("m", 1);
        SendReport second = engine.engine.connections().everyone().send("m", 2);

        connections.get(0).abort();

        assertEquals(1, now(first).count(Delivery.FAILED));
        assertEquals(1, now(second).count(Delivery.CLOSED));
    }

    @Test
    void whatGaveWayIsCountedInTheReportOfTheOneThatTookItsPlace() {
        open(3);
        wires.get(0).writes = Writes.HELD;
        var newest = Outgoing.of("m", 1).overflow(Overflow.DROP_OLDEST);
        SendReport waiting = null;
        for (int i = 0; i < 5; i++) {
            SendReport report = engine.engine.connections().everyone().send(newest);
            assertEquals(0, report.displaced());
            waiting = i == 1 ? report : waiting;
        }

        SendReport last = engine.engine.connections().everyone().send(newest);

        assertEquals(1, last.displaced());
        assertEquals(3, last.queued());
        assertEquals(
                List.of(new Missed(connections.get(0).id(), Delivery.OVERFLOW)),
                now(waiting).missed());
    }

    @Test
    void nobodyIsAReportOfNobody() {
        SendReport report = engine.engine.connections().room("empty").send("news", "x");

        assertEquals(0, report.total());
        assertEquals(0, now(report).total());
    }

    @Test
    void whatASenderDoesWithItsStageChangesNothing() {
        open(1);
        wires.get(0).writes = Writes.HELD;
        SendReport report = engine.engine.connections().everyone().send("m", 1);

        report.delivered().toCompletableFuture().completeExceptionally(new CompletionException("mine", null));
        wires.get(0).held.get(0).completed(null);

        assertEquals(1, now(report).written());
        assertFalse(report.delivered().toCompletableFuture().isCompletedExceptionally());
    }

    @Test
    void aBroadcastIsEncodedOnceForAllOfAFormat() {
        open(endpoint, 100);
        open(new PlannedEndpoint().inAnotherFormat(), 100);
        var encoded = engine.codec.encoded;
        int before = encoded.get();

        engine.engine.connections().everyone().send("news", "x");

        assertEquals(before + 2, encoded.get());
        assertTrue(wires.stream().allMatch(wire -> wire.written.contains("news=x")));
    }

    private void open(int count) {
        open(endpoint, count);
    }

    private void open(PlannedEndpoint at, int count) {
        for (int i = 0; i < count; i++) {
            var wire = new FakeTransport();
            wires.add(wire);
            connections.add(engine.open(TestEngine.admission(at), wire));
        }
    }

    /** One write in flight, and a full queue behind it. */
    private void stall(int index) {
        wires.get(index).writes = Writes.HELD;
        for (int i = 0; i < 5; i++) {
            connections.get(index).send("filler", i);
        }
    }

    private Set<String> ids(int from, int to) {
        return connections.subList(from, to).stream().map(LiveConnection::id).collect(Collectors.toSet());
    }

    private static Set<String> named(List<Missed> missed, Delivery why) {
        var names = new HashSet<String>();
        missed.stream().filter(one -> one.why() == why).forEach(one -> names.add(one.connection()));
        return names;
    }

    private static DeliveryReport now(SendReport report) {
        return report.delivered().toCompletableFuture().getNow(null);
    }
}
