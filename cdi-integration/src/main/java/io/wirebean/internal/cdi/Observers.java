// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.UpgradeRefused;
import io.wirebean.spi.ConnectionObserver;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/** Several observers as one. */
record Observers(List<ConnectionObserver> all) implements ConnectionObserver {

    private static final System.Logger LOG = System.getLogger("io.wirebean");

    static ConnectionObserver of(List<ConnectionObserver> all) {
        return switch (all.size()) {
            case 0 -> ConnectionObserver.NONE;
            case 1 -> all.get(0);
            default -> new Observers(all);
        };
    }

    @Override
    public void refused(UpgradeRefused refusal) {
        each(observer -> observer.refused(refusal));
    }

    @Override
    public void opened(Connection connection) {
        each(observer -> observer.opened(connection));
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        each(observer -> observer.closed(connection, reason));
    }

    @Override
    public void dropped(Connection connection, Drop drop) {
        each(observer -> observer.dropped(connection, drop));
    }

    /** One that fails keeps nothing from those behind it. */
    private void each(Consumer<ConnectionObserver> news) {
        for (ConnectionObserver observer : all) {
            try {
                news.accept(observer);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "an observer failed", e);
            }
        }
    }
}
