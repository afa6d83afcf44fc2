// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import java.util.List;

/** Notes how connections end; its journal ends with the end of {@link Visit}, which comes after the last callback. */
@WSController("/ends")
public class EndController {

    @Inject
    Visit visit;

    @Inject
    Journal journal;

    @Inject
    Gates gates;

    @Inject
    Connections connections;

    @OnWSConnection
    void opened(Connection me) {
        me.join(Journal.key(me));
        journal.note(me, "opened" + (visit.id().isEmpty() ? " without a visit" : ""));
    }

    @OnWSMessage("hold")
    void hold(Connection me, String gate) throws InterruptedException {
        journal.note(me, "holding");
        gates.pass(gate);
        journal.note(me, "held");
    }

    @OnWSMessage("close")
    void close(Connection me) {
        me.send("last");
        me.close(4002, "enough");
    }

    @OnWSMessage("longClose")
    void longClose(Connection me) {
        me.close(4003, "ä".repeat(100));
    }

    @OnWSMessage("badClose")
    void badClose(Connection me) {
        me.close(1005, "not allowed");
    }

    @OnWSMessage("abort")
    void abort(Connection me) {
        me.abort();
    }

    @OnWSMessage("known")
    List<Integer> known(String room) {
        int joined = connections.room(room).count();
        return List.of(joined, connections.rooms().contains(room) ? 1 : 0);
    }

    @OnWSDisconnection
    void closed(Connection me, CloseReason why, jakarta.websocket.CloseReason jakarta) {
        boolean known = connections.find(me.id()).isPresent() || !me.rooms().isEmpty() || me.isOpen();
        boolean same = jakarta.getCloseCode().getCode() == why.code();
        String text =
                "closed " + why.code() + " " + why.initiator() + (why.phrase().isEmpty() ? "" : " " + why.phrase());
        journal.note(me, text + (known ? ", still known" : "") + (same ? "" : ", but " + jakarta));
    }
}
