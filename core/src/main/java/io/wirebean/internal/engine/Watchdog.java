// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Ends connections whose write makes no progress: servers wait for ever, or report an end and keep the TCP connection. One task
 * looks at all of them, several times within {@code outbound.stall-timeout}.
 */
final class Watchdog {

    private static final Logger LOG = System.getLogger("io.wirebean");

    /** How often it looks within the time-out. */
    private static final int LOOKS = 4;

    private final Engine engine;
    private final Duration period;

    Watchdog(Engine engine, Duration timeout) {
        this.engine = engine;
        // a timer counts whole milliseconds
        this.period = timeout.dividedBy(LOOKS).plusMillis(1);
    }

    /** Looks from now on until the timer is shut down. */
    void start() {
        engine.after(period, this::look);
    }

    private void look() {
        for (LiveConnection connection : engine.registry().all()) {
            look(connection);
        }
        start();
    }

    /** What it throws is a fault of ours or of the server; it must not be the last look at the others. */
    private static void look(LiveConnection connection) {
        try {
            // the first of the looks may find a write that has only just begun
            connection.ending().endIfStalled(LOOKS + 1);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the watchdog failed on " + connection, e);
        }
    }
}
