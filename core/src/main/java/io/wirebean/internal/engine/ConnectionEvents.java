// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.IdentityChanged;

/** Tells an application's observers what happens to connections; called in the connection's scope, on the executor. */
public interface ConnectionEvents {

    /** Tells nobody. */
    ConnectionEvents NONE = new ConnectionEvents() {
        @Override
        public void opened(ConnectionOpened event) {}

        @Override
        public void closed(ConnectionClosed event) {}

        @Override
        public void changed(IdentityChanged event) {}
    };

    /** Before the connection handlers. */
    void opened(ConnectionOpened event);

    /** After the disconnection handlers. */
    void closed(ConnectionClosed event);

    /** Soon after the identity has changed. */
    void changed(IdentityChanged event);
}
