// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.WireClient;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Beans hear of what the gate and connections do, by CDI's events, at once and later. */
@Conformance(Conformance.GATE)
class EventConformance {

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();

    EventConformance(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @Test
    void theLifeOfAConnectionIsTold() {
        try (var ann = app.connect("/identity?member=ann&key=" + key)) {
            ann.sends(request(1, "become", "'bob'")).receives(reply(1, "null"));
        }

        assertEquals(List.of("opened ann", "changed ann bob", "closed 1000"), desk.journal(key + " events", 3));
        assertEquals(Set.of("opened", "changed", "closed"), Set.copyOf(desk.journal(key + " async", 3)));
    }

    @Test
    void aRefusalIsTold() {
        app.upgrade("/refuse/409/by/" + key).header("X-User", "ann").refusedWith(409);

        String path = "/refuse/409/by/" + key;
        assertEquals(List.of("409 ann [RefusingController]"), desk.journal(path, 1));
        assertEquals(List.of("409"), desk.journal(path + " async", 1));
    }

    @Test
    void aRefusalThatNoGuardHasSpokenIsTold() {
        app.upgrade("/refuse/410/by/" + key)
                .header("Origin", "https://evil.example")
                .refusedWith(403);

        assertEquals(List.of("403 anonymous [RefusingController]"), desk.journal("/refuse/410/by/" + key, 1));
    }
}
