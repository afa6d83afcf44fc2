// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.UpgradeRefused;
import io.wirebean.spi.ConnectionObserver;
import java.util.List;

/** Several observers as one. */
record Observers(List<ConnectionObserver> all) implements ConnectionObserver {

    static ConnectionObserver of(List<ConnectionObserver> all) {
        return switch (all.size()) {
            case 0 -> ConnectionObserver.NONE;
            case 1 -> all.get(0);
            default -> new Observers(all);
        };
    }

    @Override
    public void refused(UpgradeRefused refusal) {
        all.forEach(observer -> observer.refused(refusal));
    }

    @Override
    public void opened(Connection connection) {
        all.forEach(observer -> observer.opened(connection));
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        all.forEach(observer -> observer.closed(connection, reason));
    }

    @Override
    public void dropped(Connection connection, Drop drop) {
        all.forEach(observer -> observer.dropped(connection, drop));
    }
}
