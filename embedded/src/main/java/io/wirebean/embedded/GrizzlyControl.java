// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.jakarta.ConnectionControl;
import java.io.IOException;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;

/** The hold on one TCP connection of Grizzly. */
record GrizzlyControl(Connection<?> connection) implements ConnectionControl {

    @Override
    public boolean pauseReads() {
        return switchReads(() -> connection.disableIOEvent(IOEvent.READ));
    }

    @Override
    public void resumeReads() {
        switchReads(() -> connection.enableIOEvent(IOEvent.READ));
    }

    @Override
    public boolean abort() {
        connection.terminateSilently();
        return true;
    }

    /** A connection that has gone brings nothing more, which is all that was asked for. */
    private static boolean switchReads(Switch change) {
        try {
            change.apply();
        } catch (IOException e) {
            System.getLogger(GrizzlyControl.class.getName())
                    .log(System.Logger.Level.DEBUG, "the connection has gone", e);
        }
        return true;
    }

    /** A change of what the selector watches. */
    private interface Switch {
        void apply() throws IOException;
    }
}
