// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.Connection;
import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.IdentityChanged;
import io.wirebean.UpgradeRefused;
import io.wirebean.conformance.app.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** Notes the events of the gate and of connections, those of refusals under their path. */
@ApplicationScoped
public class EventJournal {

    @Inject
    Journal journal;

    void opened(@Observes ConnectionOpened event) {
        journal.note(
                key(event.connection(), "events"),
                "opened " + event.connection().identity().name());
    }

    void openedLater(@ObservesAsync ConnectionOpened event) {
        journal.note(key(event.connection(), "async"), "opened");
    }

    void closed(@Observes ConnectionClosed event) {
        journal.note(
                key(event.connection(), "events"), "closed " + event.reason().code());
    }

    void closedLater(@ObservesAsync ConnectionClosed event) {
        journal.note(key(event.connection(), "async"), "closed");
    }

    void changed(@Observes IdentityChanged event) {
        journal.note(
                key(event.connection(), "events"),
                "changed " + event.before().name() + " " + event.after().name());
    }

    void changedLater(@ObservesAsync IdentityChanged event) {
        journal.note(key(event.connection(), "async"), "changed");
    }

    void refused(@Observes UpgradeRefused event) {
        journal.note(
                event.path(),
                event.status() + " " + event.identity().name() + " "
                        + event.controllers().stream().map(Class::getSimpleName).toList());
    }

    void refusedLater(@ObservesAsync UpgradeRefused event) {
        journal.note(event.path() + " async", String.valueOf(event.status()));
    }

    private static String key(Connection connection, String kind) {
        return Journal.key(connection) + " " + kind;
    }
}
