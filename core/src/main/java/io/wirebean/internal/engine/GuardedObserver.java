// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.UpgradeRefused;
import io.wirebean.spi.ConnectionObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Keeps what an observer throws from the connection that it observes. */
final class GuardedObserver implements ConnectionObserver {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private final ConnectionObserver observer;

    GuardedObserver(ConnectionObserver observer) {
        this.observer = observer;
    }

    @Override
    public void refused(UpgradeRefused refusal) {
        guarded(() -> observer.refused(refusal));
    }

    @Override
    public void opened(Connection connection) {
        guarded(() -> observer.opened(connection));
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        guarded(() -> observer.closed(connection, reason));
    }

    @Override
    public void dropped(Connection connection, Drop drop) {
        guarded(() -> observer.dropped(connection, drop));
    }

    private static void guarded(Runnable observation) {
        try {
            observation.run();
        } catch (RuntimeException | Error e) {
            // an Error too: what follows settles messages and ends connections
            LOG.log(Level.WARNING, "an observer failed", e);
        }
    }
}
