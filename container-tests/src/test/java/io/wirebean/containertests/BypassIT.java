// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.conformance.gate.Desk;
import io.wirebean.testkit.WireClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upgrade that gets past our filter reaches no handler that the gate has not opened. */
@Conformance(Conformance.GATE)
class BypassIT {

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();

    BypassIT(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/refuse/401/now", "/refuse/403/by/exception", "/bearer", "/closed", "/crash/unchecked"})
    void whatTheGateRefusesOpensNothing(String path) {
        String target = way() + path + "?key=" + key;
        if (app.upgrade(target).answer().status() == 101) {
            try (var mallory = app.upgrade(target).hasty(request(1, "who")).rawSocket()) {
                mallory.sends(request(2, "who"));
                int code = mallory.endsWith();
                assertTrue(List.of(1008, 1006).contains(code), "ended with " + code);
            }
        }

        try (var ann = app.connect("/open?key=" + key)) {
            ann.sends(request(1, "who")).receivesText();
        }
        assertEquals(
                List.of("opened", "who", "closed 1000"), desk.journal(key, 3).subList(0, 3));
    }

    /** The way on which the server opens an endpoint of the application's own, which nobody guards. */
    private String way() {
        return Stream.of("/bypass", "/forward")
                .filter(way -> app.upgrade(way + "/echo").answer().status() == 101)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no way leads past the filter"));
    }
}
