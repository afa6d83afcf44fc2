// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import jakarta.inject.Inject;

/** Fails in its last callback. */
@WSController("/ends/failing")
public class FailingEndController {

    @Inject
    Visit visit;

    @Inject
    Journal journal;

    @OnWSMessage("look")
    String look() {
        return visit.id().isEmpty() ? "nobody" : "here";
    }

    @OnWSDisconnection
    void closed(Connection me) {
        journal.note(me, "closed");
        throw new IllegalStateException("wanted");
    }
}
