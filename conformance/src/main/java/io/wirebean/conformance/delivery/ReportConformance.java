// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.delivery.Clerk.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sender is told at once who does not get a message, and later what has become of it. */
@Conformance(Conformance.DELIVERY)
class ReportConformance {

    private static final int FULL = DeliveryApplication.SHORT_QUEUE;

    private final WireClient app;
    private final ServerUnderTest server;
    private final Probe probe;
    private final Clerk clerk;
    private final String room = Probe.newKey();

    ReportConformance(WireClient app, Probe probe, ServerUnderTest server) {
        this.app = app;
        this.server = server;
        this.probe = probe;
        this.clerk = new Clerk(app);
    }

    @AfterEach
    void leave() {
        clerk.close();
    }

    @Test
    void aReportNamesTheStalledAndTheClosedAndSumsUp() {
        String stalledRoom = "stalled" + room;
        String doomedRoom = "doomed" + room;
        int reached = server.crowd() - 20;
        // they answer pings by themselves, for as long as it takes all to come
        List<Conversation> healthy = enter(reached, () -> app.connect("/pipe/" + room));
        List<RawSocket> doomed = enter(10, () -> app.rawSocket("/pipe/" + doomedRoom));
        List<RawSocket> stalled = enter(10, () -> app.rawSocket("/pipe/" + stalledRoom));
        probe.journal(room, reached);
        probe.journal(doomedRoom, 10);
        probe.journal(stalledRoom, 10);
        clerk.fills(stalledRoom);
        clerk.posts(stalledRoom, FULL, 1, "DROP_NEWEST");

        String announced = clerk.announces(room, stalledRoom, doomedRoom);

        assertEquals(json("{'counts':" + told(server.crowd(), reached, 10, 10, 0) + ",'names':true}"), announced);
        assertEquals(List.of("{WRITTEN=" + reached + ", CLOSED=10, OVERFLOW=10}"), probe.journal(room + "/outcome", 1));
        healthy.forEach(one -> one.receives("for all").sends("over").receives("over"));
        healthy.forEach(Conversation::close);
        stalled.forEach(RawSocket::close);
        doomed.forEach(RawSocket::close);
    }

    @Test
    void whatWaitsIsDeliveredWhenItsReaderReadsOn() {
        try (var reader = StalledReader.in(room, app, probe, clerk)) {
            assertEquals(told(5, 5, 0, 0, 0), clerk.posts(room, 5, 100, "DROP_NEWEST"));
            assertEquals(List.of(), probe.journal(room + "/outcome", 0));

            reader.readsOn();

            assertEquals(List.of("{WRITTEN=5}"), probe.journal(room + "/outcome", 1));
        }
    }

    @Test
    void whatWaitsIsGivenUpWhenItsReaderIsReset() {
        try (var reader = StalledReader.in(room, app, probe, clerk)) {
            clerk.posts(room, 5, 100, "DROP_NEWEST");

            reader.socket().resets();

            assertEquals(List.of("{CLOSED=5}"), probe.journal(room + "/outcome", 1));
            assertEquals(told(0, 0, 0, 0, 0), clerk.posts(room, 5, 100, "DROP_NEWEST"));
        }
    }

    @Test
    void aReaderThatStopsCostsItsOwnQueueAndNothingElse() {
        List<RawSocket> others = enter(server.crowd(), () -> app.rawSocket("/pipe/" + room));
        probe.journal(room, others.size());
        try (var reader = StalledReader.in("stalled" + room, room, app, probe, clerk)) {
            for (int posted = 0; posted < 50; posted += 10) {
                int overflow = Math.max(0, posted + 10 - FULL) - Math.max(0, posted - FULL);
                int total = 10 * (others.size() + 1);
                assertEquals(told(total, total - overflow, overflow, 0, 0), clerk.posts(room, 10, 100, "DROP_NEWEST"));
                others.forEach(one -> receives(one, 10));
            }

            receives(reader.readsOn(), FULL);
            reader.socket().sends("over").receives("over");
        }
        others.forEach(one -> one.sends("over").receives("over"));
        others.forEach(RawSocket::close);
    }

    /** So many of those that are posted ten at a time, each with its number at its start. */
    private static void receives(RawSocket one, int count) {
        for (int i = 0; i < count; i++) {
            String text = one.receivesText();
            assertTrue(text.startsWith(i % 10 + " "), text);
        }
    }

    private static <T> List<T> enter(int count, Supplier<T> opening) {
        return Stream.generate(opening).limit(count).toList();
    }
}
