// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.inject.Inject;

/** Asks its peers for a sign of life more often than others do. */
@WSController(value = "/heartbeat", heartbeat = "${conformance.heartbeat:4s}")
public class HeartbeatController {

    @Inject
    Journal journal;

    @Inject
    Gates gates;

    @OnWSConnection
    void opened(Connection me) {
        journal.note(me, "opened");
    }

    @OnWSMessage("hold")
    String hold(String gate) throws InterruptedException {
        gates.pass(gate);
        return gate;
    }

    @OnWSMessage("work")
    void work(Connection me) {
        journal.note(me, "worked");
    }

    @OnWSMessage("isLatencyKnown")
    boolean isLatencyKnown(Connection me) {
        return me.latency().isPresent() && !me.latency().get().isNegative();
    }

    @OnWSDisconnection
    void closed(Connection me, CloseReason why) {
        journal.note(me, "closed " + why.code() + " " + why.initiator() + " " + why.phrase());
    }
}
