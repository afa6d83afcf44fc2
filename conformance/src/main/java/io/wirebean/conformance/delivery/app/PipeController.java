// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery.app;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.conformance.app.Journal;
import jakarta.inject.Inject;

/**
 * The receivers: each is in the room of its path, and one of its query, and gets what the clerk sends there, as it is. What one
 * says comes back.
 */
@WSController(value = "/pipe/{room}", format = "raw")
public class PipeController {

    @Inject
    Journal journal;

    @OnWSConnection
    void opened(Connection me, @FromPath("room") String room, @FromQuery(value = "also", orElse = "all") String also) {
        me.join(room);
        me.join(also);
        journal.note(room, "opened");
    }

    @OnWSMessage
    String echo(String text, @FromPath("room") String room) {
        journal.note(room + "/heard", text);
        return text;
    }

    @OnWSDisconnection
    void closed(@FromPath("room") String room, CloseReason why) {
        journal.note(room + "/closed", why.code() + " " + why.initiator() + " " + why.phrase());
    }
}
