// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.spi.ConnectionObserver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Notes what was dropped and closed, as an application's metrics would count it. */
@ApplicationScoped
public class DropJournal implements ConnectionObserver {

    @Inject
    Journal journal;

    @Override
    public void dropped(Connection connection, Drop drop) {
        journal.note(Journal.key(connection) + "/drops", drop.name());
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        journal.note(Journal.key(connection) + "/ends", "closed " + reason.code());
    }
}
