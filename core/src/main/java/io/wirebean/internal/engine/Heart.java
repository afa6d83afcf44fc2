// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the peer of one connection lives: it is pinged at each beat, and whatever arrives before the next one is a sign of
 * life. What it gives is the ping's payload, made as it is written.
 */
final class Heart implements Supplier<byte[]> {

    private static final long UNKNOWN = -1;

    /** A ping that was written so long after its beat, since nobody had time to, is given another turn. */
    private static final long LATE_NANOS = 1_000_000_000;

    /** Its place in the {@link Pulse}, under the lock there. */
    int slot = -1;

    int index;
    boolean removed;

    /** How long the answer to the last ping is awaited; null before the first. For the timer alone. */
    private @Nullable Duration patience;

    private volatile long askedAt;
    private volatile boolean late;

    private final LiveConnection connection;
    private final Inbox inbox;
    private final LongSupplier nanos;
    private volatile boolean silent;
    private volatile long latency = UNKNOWN;
    private volatile long sentAt;

    /** Whose answer tells the latency; 0 for none. */
    private volatile int awaited;

    /** For the one who writes. */
    private int number;

    Heart(LiveConnection connection, Inbox inbox) {
        this.connection = connection;
        this.inbox = inbox;
        this.nanos = connection.engine().parts().nanos();
    }

    /**
     * Pings the peer, or ends the connection if nothing has come since the last ping; for the timer alone.
     *
     * @param first until the second beat
     * @param interval until all others
     * @return whether it was the first beat
     */
    boolean beat(Duration first, Duration interval) {
        Outbox outbox = connection.ending().outbox();
        // nothing can come while we do not read, and the ping may stand in a queue of the server or of the network
        boolean excused = inbox.hasPaused() | !outbox.isFree();
        Duration waited = patience;
        patience = waited == null ? first : interval;
        if (!connection.isOpen()) {
            return false;
        }
        if (excused) {
            silent = false;
        }
        if (!silent) {
            askedAt = nanos.getAsLong();
            outbox.ping(this);
        } else if (late) {
            late = false;
        } else {
            connection.ending().lost(silence(waited, interval));
        }
        return waited == null;
    }

    private String silence(@Nullable Duration waited, Duration interval) {
        if (waited != null && waited.compareTo(interval) < 0) {
            return "no sign of life for " + waited + " after the first ping";
        }
        return "no sign of life for " + interval
                + (connection.endpoint().heartbeat().isPresent()
                        ? " (heartbeat of its controller)"
                        : " (wirebean.heartbeat.interval)");
    }

    @Override
    public byte[] get() {
        awaited = 0;
        sentAt = nanos.getAsLong();
        late = sentAt - askedAt > LATE_NANOS;
        number++;
        awaited = number;
        silent = true;
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** Something has come from the peer. */
    void heard() {
        if (silent) {
            silent = false;
        }
    }

    /** A pong has come, perhaps late, twice, or unasked: such ones tell that the peer lives, and no latency. */
    void ponged(ByteBuffer payload) {
        long at = sentAt;
        int asked = awaited;
        if (asked != 0 && payload.remaining() == Integer.BYTES && payload.getInt(payload.position()) == asked) {
            latency = nanos.getAsLong() - at;
            awaited = 0;
        }
        heard();
    }

    /** How long the last answer to a ping took. */
    Optional<Duration> latency() {
        long nanos = latency;
        return nanos == UNKNOWN ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }
}
