// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.spi.ConnectionObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Tells somebody of each connection that is bound to an HTTP session, and of its end. */
final class BoundSessions implements ConnectionObserver {

    private final Function<ServletSession, Runnable> whenBound;
    private final Map<Connection, Runnable> releases = new ConcurrentHashMap<>();

    /** @param whenBound what it gives is run when the connection has ended */
    BoundSessions(Function<ServletSession, Runnable> whenBound) {
        this.whenBound = whenBound;
    }

    @Override
    public void opened(Connection connection) {
        if (connection instanceof LiveConnection live && live.session() instanceof ServletSession bound) {
            releases.put(connection, whenBound.apply(bound));
        }
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        Runnable release = releases.remove(connection);
        if (release != null) {
            release.run();
        }
    }
}
