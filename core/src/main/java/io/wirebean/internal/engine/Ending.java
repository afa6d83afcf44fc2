// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver.Drop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one connection and how it ends: open, then closing once anybody has asked for it, then ended once the
 * server says so or the deadline has passed.
 */
final class Ending implements OutboxOwner {

    private static final Logger LOG = System.getLogger("io.wirebean");

    /** How long a close frame has to reach a peer that lives and only does not answer pings. */
    private static final Duration LOST_GRACE = Duration.ofSeconds(1);

    /** How long a server has to tell the end of a connection that it can no longer write to. */
    private static final Duration WRITE_FAILURE_GRACE = Duration.ofSeconds(1);

    private final LiveConnection connection;
    private final Transport transport;
    private final Lifecycle lifecycle;
    private final Outbox outbox;
    private final Settings settings;
    private final AtomicReference<@Nullable CloseReason> asked = new AtomicReference<>();
    private final AtomicReference<@Nullable CloseReason> end = new AtomicReference<>();
    /** Whether what was asked for is the reason of the end, however the server sees it. */
    private volatile boolean explained;

    private volatile boolean leaving;

    /** For the watchdog alone. */
    private int looksWithoutProgress;

    Ending(LiveConnection connection, Transport transport, Lifecycle lifecycle) {
        this.connection = connection;
        this.transport = transport;
        this.lifecycle = lifecycle;
        this.settings = connection.engine().parts().settings();
        Flusher flusher = connection.engine().flusher(transport.writer());
        this.outbox = new Outbox(settings.outbound(), transport, flusher, this);
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    boolean isOpen() {
        return asked.get() == null && end.get() == null;
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public String id() {
        return connection.id();
    }

    @Override
    public void dropped(Drop what, int count) {
        connection.dropped(what, count);
    }

    /** A message on its way to this connection, as its policy and the configuration say. */
    Parcel parcel(EncodedMessage message, Outgoing how, @Nullable LiveReport report) {
        Overflow policy = how.overflow() == null ? settings.outbound().overflow() : how.overflow();
        String key = null;
        if (policy == Overflow.LATEST) {
            key = how.key() == null ? keyOf(how) : how.key();
        }
        Long version = how.version();
        return version == null
                ? new Parcel(message, policy, key, report)
                : new Parcel.Versioned(message, policy, key, report, version);
    }

    /** What has waited outside the outbox goes no further. */
    void drop(Parcel parcel) {
        parcel.settle(id(), Delivery.CLOSED);
        dropped(Drop.OUTBOUND_AFTER_END, 1);
    }

    private static String keyOf(Outgoing how) {
        String key = how.path() == null ? how.event() : how.event() + " " + how.path();
        return how.topic() == null ? key : key + " " + how.topic();
    }

    /** What may wait for this connection. */
    Settings.Outbound limits() {
        return settings.outbound();
    }

    /** Ends the connection if its write has come no further in so many looks of the watchdog. */
    void endIfStalled(int looks) {
        looksWithoutProgress = outbox.isStuck() ? looksWithoutProgress + 1 : 0;
        if (looksWithoutProgress >= looks) {
            looksWithoutProgress = 0;
            abort(new CloseReason(
                    1006,
                    "the peer took nothing for " + settings.outbound().stallTimeout()
                            + " (wirebean.outbound.stall-timeout)",
                    Initiator.WIREBEAN));
        }
    }

    /** Closes behind what is queued; the first reason counts, and this tells whether it is the one. */
    boolean close(CloseReason reason) {
        if (end.get() != null || !asked.compareAndSet(null, reason)) {
            return false;
        }
        outbox.close();
        endAfterCloseTimeout(reason);
        return true;
    }

    /** The same, but what is queued has as long as the drain: only its answer is awaited no longer than any other. */
    void leave(CloseReason reason) {
        if (end.get() == null && asked.compareAndSet(null, reason)) {
            leaving = true;
            outbox.close();
        }
    }

    void abort(CloseReason reason) {
        asked.compareAndSet(null, reason);
        endHard(reason);
    }

    private void endHard(CloseReason reason) {
        // first our own account of the end: some servers tell theirs from inside of abort()
        end(reason);
        if (!transport.abort()) {
            closeBeside();
        }
    }

    /** All that is left where the server has no hard end; it may wait there for the peer, and this may be the timer's thread. */
    private void closeBeside() {
        try {
            connection.engine().parts().executor().execute(() -> transport.close(CloseCodes.INTERNAL_ERROR, ""));
        } catch (RuntimeException | OutOfMemoryError e) {
            // others are to end yet
            LOG.log(Level.DEBUG, () -> "no thread to close " + connection, e);
        }
    }

    /** The server tells the end, and may have the TCP connection yet. */
    void ended(CloseReason reported) {
        transport.ended();
        if (end(reported)) {
            connection.engine().leftovers().add(transport);
        }
    }

    /** The first of these is the end, which this tells; a close that was sent before, or the peer being given up, explains it. */
    private boolean end(CloseReason reported) {
        CloseReason own = explained ? asked.get() : null;
        CloseReason reason = own == null ? reported : own;
        if (!end.compareAndSet(null, reason)) {
            return false;
        }
        connection.leaveAll();
        connection.dropped(Drop.OUTBOUND_AFTER_END, outbox.end());
        if (connection.standing().hasEntered()) {
            connection.engine().closed(connection, reason);
        }
        ScheduledFuture<?> beside =
                connection.engine().after(settings.execution().disconnectTimeout(), () -> lastCallbacksBeside(reason));
        connection.intake().end(() -> lastStep(reason, beside));
        return true;
    }

    @Override
    public void drained() {
        CloseReason reason = asked.get();
        if (reason != null && end.get() == null) {
            explained = true;
            transport.close(reason.code(), reason.phrase());
            if (leaving && end.get() == null) {
                endAfterCloseTimeout(reason);
            }
        }
    }

    @Override
    public void writeFailed(Throwable failure) {
        LOG.log(Level.DEBUG, () -> connection + ": a write failed", failure);
        var broken = new CloseReason(1006, "", Initiator.NETWORK);
        asked.compareAndSet(null, broken);
        connection.dropped(Drop.OUTBOUND_AFTER_END, outbox.clear());
        // the peer may just be leaving: then the server is about to tell how
        endAfter(WRITE_FAILURE_GRACE, broken);
    }

    @Override
    public void full(String why) {
        giveUp(
                new CloseReason(CloseCodes.TOO_SLOW, "too slow: " + why, Initiator.WIREBEAN),
                settings.outbound().closeTimeout());
    }

    /** Nothing has come from the peer since the last ping. */
    void lost(String why) {
        Duration timeout = settings.outbound().closeTimeout();
        giveUp(
                new CloseReason(CloseCodes.GOING_AWAY, why, Initiator.WIREBEAN),
                timeout.compareTo(LOST_GRACE) < 0 ? timeout : LOST_GRACE);
    }

    /** The peer does not read: what waits for it is dropped, and the connection ends hard if the close does not pass. */
    private void giveUp(CloseReason reason, Duration grace) {
        if (asked.compareAndSet(null, reason)) {
            explained = true;
            connection.dropped(Drop.OUTBOUND_AFTER_END, outbox.closeWithout());
            endAfter(grace, reason);
        }
    }

    /** Some servers report the end while the TCP connection lives on, so the hard end comes in any case. */
    private void endAfterCloseTimeout(CloseReason reason) {
        endAfter(settings.outbound().closeTimeout(), reason);
    }

    private void endAfter(Duration delay, CloseReason reason) {
        connection.engine().after(delay, () -> {
            if (!hasEnded()) {
                LOG.log(Level.DEBUG, () -> connection + ": no end within " + delay + ", so a hard one: " + reason);
            }
            endHard(reason);
        });
    }

    boolean hasEnded() {
        return end.get() != null;
    }

    /** Waits no longer for handlers of a connection that has ended. */
    void runLastCallbacksBeside() {
        CloseReason reason = end.get();
        if (reason != null) {
            connection.engine().parts().executor().execute(() -> lastCallbacks(reason, null));
        }
    }

    private @Nullable CompletionStage<?> lastStep(CloseReason reason, @Nullable ScheduledFuture<?> beside) {
        CompletionStage<Void> othersDone = connection.intake().slots().allFree();
        if (othersDone != null) {
            return othersDone.thenRunAsync(
                    () -> lastCallbacks(reason, beside),
                    connection.engine().parts().executor());
        }
        lastCallbacks(reason, beside);
        return null;
    }

    private void lastCallbacks(CloseReason reason, @Nullable ScheduledFuture<?> beside) {
        if (beside != null) {
            beside.cancel(false);
        }
        boolean mine = true;
        try {
            mine = lifecycle.close(reason);
        } finally {
            // what it throws, only the one throws whose it is
            if (mine) {
                connection.engine().forget(connection);
            }
        }
    }

    private void lastCallbacksBeside(CloseReason reason) {
        LOG.log(
                Level.WARNING,
                () -> connection + " has ended, and a handler of it still runs after "
                        + settings.execution().disconnectTimeout() + " (wirebean.disconnect.timeout)");
        connection.engine().parts().executor().execute(() -> lastCallbacks(reason, null));
    }
}
