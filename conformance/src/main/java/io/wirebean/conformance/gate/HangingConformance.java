// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard that does not decide holds up nobody but its own client, and that one only for so long. */
@Conformance(Conformance.GATE)
class HangingConformance {

    private static final int CROWD = 100;
    /** What waits at least, of a crowd, on a server whose threads wait. */
    private static final int WAITING = 16;

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();

    HangingConformance(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @AfterEach
    void letAllGo() {
        desk.open(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deaf", "interruptible", "stage"})
    void noDecisionInTimeIs503AndALateOneIsIgnored(String how) {
        HttpAnswer answer = app.upgrade("/hanging/" + how + "?key=" + key).refusedWith(503);
        assertTrue(answer.header("retry-after").isPresent(), answer.toString());

        desk.open(key);
        try (var ann = app.connect("/hanging/" + how + "?key=" + key)) {
            Seen.by(ann);
        }

        List<String> journal = desk.journal(key, how.equals("deaf") ? 8 : 5);
        assertEquals(1, Collections.frequency(journal, "opened"), journal.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deaf", "interruptible"})
    void aGuardThatHangsIsInterrupted(String how) {
        app.upgrade("/hanging/" + how + "?key=" + key).refusedWith(503);

        assertEquals(List.of("entered", "interrupted"), desk.journal(key, 2));
    }

    @Test
    void aGuardThatAnswersInTimeIsWaitedFor() {
        var ann = CompletableFuture.supplyAsync(() -> app.connect("/hanging/deaf?key=" + key));
        assertEquals(List.of("entered"), desk.journal(key, 1));

        desk.open(key);

        try (var open = ann.join()) {
            assertTrue(Seen.by(open).anonymous());
        }
    }

    @Test
    void aHundredThatHangHoldUpNeitherConnectionsNorHttp() {
        var threads = Executors.newFixedThreadPool(CROWD);
        WireClient patient = app.within(Duration.ofMinutes(1));
        try (var ann = app.connect("/open?key=" + key + "ann")) {
            List<CompletableFuture<HttpAnswer>> crowd = IntStream.range(0, CROWD)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> patient.upgrade("/hanging/deaf?key=" + key).answer(), threads))
                    .toList();
            // the office answers while they hang, and so does the open connection: nobody has let them go
            assertTrue(desk.journal(key, WAITING).size() >= WAITING);
            for (int i = 0; i < 20; i++) {
                assertTrue(Seen.by(ann).anonymous());
            }
            crowd.forEach(answer -> assertEquals(503, answer.join().status()));
            assertFalse(desk.journal(key, 1).contains("left"));
            ann.sends(request(1, "who")).receivesText();
        } finally {
            desk.open(key);
            threads.shutdown();
        }
        try (var bob = app.connect("/open")) {
            assertTrue(Seen.by(bob).anonymous());
        }
    }
}
