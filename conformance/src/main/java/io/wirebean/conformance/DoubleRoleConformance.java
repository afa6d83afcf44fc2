// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** One class, one instance: a REST resource, a controller and an observer of events. */
@Conformance
class DoubleRoleConformance {

    private final WireClient app;

    DoubleRoleConformance(WireClient app) {
        this.app = app;
    }

    @Test
    void theResourceAndTheControllerAreOneInstance() {
        String resource = app.http().get("/api/double/instance").body();
        try (var ann = app.connect("/double")) {
            ann.sends(request(1, "instance")).receives(reply(1, "'" + resource + "'"));
        }
    }

    @Test
    void theResourceTellsTheConnections() {
        try (var ann = app.connect("/double")) {
            ann.sends(request(1, "instance")).receivesText();
            assertEquals("told 1", app.http().get("/api/double/tell/hi").body());
            ann.receives(event("told", "'hi'"));
        }
    }

    @Test
    void theControllerObservesEventsInTheSameInstance() {
        try (var ann = app.connect("/double")) {
            int before = Integer.parseInt(
                    Wire.data(ann.sends(request(1, "fire", "'x'")).receivesText()));
            ann.sends(request(2, "fire", "'x'")).receives(reply(2, String.valueOf(before + 1)));
        }
    }
}
