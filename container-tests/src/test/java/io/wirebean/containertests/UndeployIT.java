// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** An application that goes takes leave of its peers, and can come again. */
@Conformance
class UndeployIT {

    private final ManagedServer server;
    private final WireClient app;
    private final String key = Probe.newKey();

    UndeployIT(ServerUnderTest server, WireClient app) {
        this.server = (ManagedServer) server;
        this.app = app;
    }

    @Test
    void anUndeployedApplicationClosesItsConnectionsAndTheirLastCallbackRunsOnce() throws Exception {
        server.deploy(Deployments.LEAVING);
        var leaving = WireClient.at(server.application(Deployments.LEAVING)).rawSocket("/leaving?key=" + key);
        leaving.receives(event("connected", "'here'"));

        server.undeploy(Deployments.LEAVING);

        assertTrue(leaving.receivesText().startsWith("{\"event\":\"$reconnect\",\"data\":{\"afterMs\":"));
        assertEquals(1012, leaving.endsWith());
        try (var ann = app.connect("/server")) {
            ann.sends(request(1, "note", "'" + key + "'")).receives(reply(1, "'closed 1012;'"));
        }
    }
}
