// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transactions, injected resources and the naming service are there in every callback, however a connection ends. */
@Conformance
class ServerServicesIT {

    private final WireClient app;
    private final Probe probe;
    private final String key = Probe.newKey();

    ServerServicesIT(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @Test
    void everyCallbackHasThem() {
        try (var ann = app.connect("/server?key=" + key)) {
            ann.sends(request(1, "look")).receives(reply(1, "null"));
            ann.sends(request(2, "fail")).receivesText();
        }
        assertEquals(
                List.of(
                        "opened transaction names",
                        "look transaction names",
                        "failed transaction names",
                        "closed transaction names"),
                probe.journal(key, 4));
    }

    @Test
    void theLastCallbackHasThemAfterAReset() {
        var ann = app.rawSocket("/server?key=" + key);
        assertEquals(List.of("opened transaction names"), probe.journal(key, 1));
        ann.resets();

        assertEquals(List.of("opened transaction names", "closed transaction names"), probe.journal(key, 2));
    }
}
