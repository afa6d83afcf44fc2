// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.spi.Frame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Tells peers when to come back, each another time, so that they do not all come at once. */
final class Advice {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private static final Duration SOONEST = Duration.ofMillis(500);

    private static final Duration LEAST_SPREAD = Duration.ofSeconds(1);

    private static final Duration MOST_SPREAD = Duration.ofSeconds(30);

    /** It makes no room for itself and closes nobody: a peer that is told nothing comes back all the same. */
    private static final Outgoing IF_ROOM = Outgoing.of("").overflow(Overflow.DROP_NEWEST);

    private final long spreadMillis;

    /** @param spread over how long they are spread, within reason */
    Advice(Duration spread) {
        this.spreadMillis = Math.min(MOST_SPREAD.toMillis(), Math.max(LEAST_SPREAD.toMillis(), spread.toMillis()));
    }

    /** Queues it, where the format has a word for it. */
    void send(LiveConnection connection) {
        if (!connection.isOpen()) {
            return;
        }
        Duration after = SOONEST.plusMillis(ThreadLocalRandom.current().nextLong(spreadMillis));
        try {
            Frame frame = connection
                    .format()
                    .reconnect(after, connection.engine().parts().codec());
            if (frame != null) {
                Ending ending = connection.ending();
                // the close that follows writes it
                ending.outbox().offer(ending.parcel(new EncodedMessage(frame), IF_ROOM, null), true);
            }
        } catch (RuntimeException | Error e) {
            // an Error too: where an application is undeployed, its classes may be going
            LOG.log(Level.WARNING, "the wire format " + connection.format().name() + " has failed on an advice", e);
        }
    }
}
