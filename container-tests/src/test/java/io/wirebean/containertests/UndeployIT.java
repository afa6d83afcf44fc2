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
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
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

    @BeforeEach
    void deploy() throws Exception {
        server.deploy(Deployments.LEAVING);
    }

    @Test
    void anUndeployedApplicationClosesItsConnectionsAndTheirLastCallbackRunsOnce() throws Exception {
        RawSocket leaving = enters();

        server.undeploy(Deployments.LEAVING);

        hearsThatItShallComeBack(leaving);
        try (var ann = app.connect("/server")) {
            ann.sends(request(1, "note", "'" + key + "'")).receives(reply(1, "'closed 1012;'"));
        }
    }

    @Test
    void whatWasAskedForIsAnsweredAndNobodyIsLetInMeanwhile() {
        String gate = "'gate " + key + "'";
        RawSocket busy = enters().sends(request(1, "hold", gate)).receives(event("holding", gate));
        RawSocket idle = enters();

        // on a thread of its own: from JDK 25 on the client's own stages wait for the common pool, which may have one
        var leaves = CompletableFuture.runAsync(this::undeploy, task -> new Thread(task, "undeploys").start());

        hearsThatItShallComeBack(idle);
        var refusal = leaving().upgrade("/leaving?key=" + key).answer();
        try (var ann = app.connect("/server")) {
            ann.sends(request(1, "release", gate)).receives(reply(1, "'released'"));
        }
        busy.receives(reply(1, "'held'"));
        hearsThatItShallComeBack(busy);
        leaves.join();
        // all of them take the application away from HTTP first, so that it is not asked: ours would say when to come
        // back
        assertEquals(server.isPayara() ? 503 : 404, refusal.status());
        assertEquals(Optional.empty(), refusal.header("Retry-After"));
    }

    private WireClient leaving() {
        return WireClient.at(server.application(Deployments.LEAVING));
    }

    private RawSocket enters() {
        return leaving().rawSocket("/leaving?key=" + key).receives(event("connected", "'here'"));
    }

    private void undeploy() {
        try {
            server.undeploy(Deployments.LEAVING);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hearsThatItShallComeBack(RawSocket peer) {
        assertTrue(peer.receivesText().startsWith("{\"event\":\"$reconnect\",\"data\":{\"afterMs\":"));
        assertEquals(1012, peer.endsWith());
    }
}
