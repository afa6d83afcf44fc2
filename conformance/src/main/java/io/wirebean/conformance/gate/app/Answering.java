// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.Identity;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.conformance.app.Gates;
import io.wirebean.conformance.app.Journal;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;

/** What all controllers of this application do alike: they note the life of their connections and say who the peer is. */
public class Answering {

    @Inject
    Journal journal;

    @Inject
    Gates gates;

    @OnWSConnection
    void opened(Connection me) {
        journal.note(me, "opened");
    }

    @PermitAll
    @OnWSMessage("who")
    Who who(Connection me, Identity identity) {
        journal.note(me, "who");
        return Who.is(identity);
    }

    @OnWSDisconnection
    void closed(Connection me, CloseReason why) {
        journal.note(me, "closed " + why.code());
    }
}
