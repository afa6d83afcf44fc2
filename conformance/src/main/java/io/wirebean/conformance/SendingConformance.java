// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.testkit.WireClient;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Anyone may send from any thread; what does not fit costs the one connection that does not read. */
@Conformance
class SendingConformance {

    private final WireClient app;
    private final Probe probe;
    private final String key = Probe.newKey();

    SendingConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @Test
    void aHundredThreadsLoseNothingMixNothingAndKeepTheirOrder() {
        int[] next = new int[100];
        try (var ann = app.connect("/sending")) {
            ann.sends(request(1, "storm", "{'threads':100,'each':10}"));
            for (int i = 0; i < 1_000; i++) {
                JsonObject drop = Wire.object(ann.receivesText()).getJsonObject("data");
                int number = drop.getInt("number");
                assertEquals(next[drop.getInt("thread")]++, number);
                assertEquals("y".repeat(number * 7 % 100), drop.getString("filler"));
            }
            ann.receives(reply(1, "1000"));
        }
    }

    @Test
    void aReaderThatStopsIsClosedWith4013AndCounted() {
        try (var stalled = app.rawSocket("/sending?key=" + key)) {
            stalled.sends(event("flood", "10000"));

            assertEquals(List.of("dropped OVERFLOW", "closed 4013 WIREBEAN"), probe.journal(key, 2));
            assertTrue(probe.journal(key + "/drops", 1).contains("OUTBOUND_OVERFLOW"));
        }
    }

    @Test
    void aReaderThatStopsCostsOnlyItself() {
        try (var stalled = app.rawSocket("/sending?key=" + key);
                var ann = app.connect("/sending")) {
            stalled.sends(event("flood", "10000"));
            ann.sends(request(1, "alive")).receives(reply(1, "'alive'"));
            ann.sends(request(2, "storm", "{'threads':2,'each':1}")).receivesText();
            ann.receivesText();
            ann.receives(reply(2, "2"));
        }
    }
}
