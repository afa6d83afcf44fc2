// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who has vanished is found by pings, and nobody else is taken for it. Intervals are counted by peers that vanish. */
@Conformance
class HeartbeatConformance {

    private static final String LOST = "closed 1001 WIREBEAN no sign of life for PT4S (heartbeat of its controller)";

    /** Twice what may wait, {@code wirebean.inbound.max-pending}. */
    private static final int MORE_THAN_WAIT = 512;

    private final WireClient app;
    private final Probe probe;
    private final ServerUnderTest server;
    private final String key = Probe.newKey();

    HeartbeatConformance(WireClient app, Probe probe, ServerUnderTest server) {
        this.app = app;
        this.probe = probe;
        this.server = server;
    }

    @Test
    void aPeerThatFallsSilentIsFoundAndItsConnectionFreed() {
        try (var ann = app.rawSocket("/heartbeat?key=" + key)) {
            assertEquals(List.of("opened", LOST), journal(key, 2));

            assertTrue(Set.of(1001, 1006).contains(ann.endsWith()));
        }
    }

    @Test
    void aPeerThatAnswersLivesAndItsLatencyIsKnown() {
        try (var ann = app.connect("/heartbeat?key=" + key)) {
            someIntervalsPass();

            ann.sends(request(1, "isLatencyKnown")).receives(reply(1, "true"));
            assertEquals(List.of("opened"), probe.journal(key, 1));
        }
    }

    @Test
    void aPingInTheFormatIsAnsweredWhileAHandlerRuns() {
        try (var ann = app.connect("/heartbeat")) {
            ann.sends(request(1, "hold", "'" + key + "'"));
            ann.sends(json("{'ping':7}")).receives(json("{'pong':7}"));
            ann.sends(json("{'ping':'1\\u00e4'}")).receives(json("{'pong':'1\\u00e4'}"));
            probe.open(key);
            ann.receives(reply(1, "'" + key + "'"));
        }
    }

    /** Its inbox is full, so that nothing is read from it and no pong heard. */
    @Test
    void aPeerThatWePausedIsNotTakenForDead() {
        Conversation ann = app.connect("/heartbeat?key=" + key).sends(event("hold", "'" + key + "'"));
        for (int i = 0; i < MORE_THAN_WAIT; i++) {
            ann.sends(event("work"));
        }

        someIntervalsPass();
        probe.open(key);

        if (server.stopsReading()) {
            assertEquals(withOpening(MORE_THAN_WAIT), journal(key, 1 + MORE_THAN_WAIT));
        } else {
            List<String> told = journal(key, 2);
            assertTrue(told.get(1).startsWith("closed 1008 WIREBEAN no room for more"), told::toString);
        }
        ann.breaksOff();
    }

    private static List<String> withOpening(int messages) {
        var entries = new ArrayList<>(List.of("opened"));
        entries.addAll(Collections.nCopies(messages, "worked"));
        return entries;
    }

    private void someIntervalsPass() {
        for (int i = 0; i < 3; i++) {
            String other = Probe.newKey();
            RawSocket silent = app.rawSocket("/heartbeat?key=" + other);
            assertEquals(List.of("opened", LOST), journal(other, 2));
            silent.close();
        }
    }

    /** With the patience of two journals: a machine may be slow. */
    private List<String> journal(String of, int atLeast) {
        probe.journal(of, atLeast);
        return probe.journal(of, atLeast);
    }
}
