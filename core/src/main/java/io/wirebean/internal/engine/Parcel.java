// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Delivery;
import io.wirebean.Overflow;
import io.wirebean.SendResult;
import io.wirebean.internal.engine.Transport.WriteCompletion;
import io.wirebean.spi.Frame.TextFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to one connection: what its sender is told of it, and its place in the queue. It has few fields, and is told
 * itself of the end of its write: there is one for each message to each receiver.
 */
class Parcel implements SendResult, WriteCompletion {

    private static final AtomicReferenceFieldUpdater<Parcel, @Nullable Object> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Parcel.class, Object.class, "state");

    final EncodedMessage message;
    final Overflow policy;
    /** Of which only the latest counts; null for none. */
    final @Nullable String key;
    /** The report of the broadcast that it belongs to; null for a single one. */
    private final @Nullable LiveReport report;

    /** What became of it, a stage that somebody waits for, or null for neither yet. */
    private volatile @Nullable Object state;

    /** Why the queue did not take it; set before its sender sees it. */
    private @Nullable Delivery refused;

    /** The neighbours in the queue, under its lock. */
    @Nullable
    Parcel before;

    @Nullable
    Parcel after;

    /** What writes the chain that begins here; null before and after. */
    private @Nullable Outbox writer;

    Parcel(EncodedMessage message, Overflow policy, @Nullable String key, @Nullable LiveReport report) {
        this.message = message;
        this.policy = policy;
        this.key = key;
        this.report = report;
    }

    /** A message that has arrived already. */
    static Parcel written() {
        var parcel = new Parcel(new EncodedMessage(new TextFrame("")), Overflow.CLOSE, null, null);
        parcel.state = Delivery.WRITTEN;
        return parcel;
    }

    /** The messages of the chain that begins here. */
    List<EncodedMessage> messages() {
        var all = new ArrayList<EncodedMessage>();
        for (Parcel next = this; next != null; next = next.after) {
            all.add(next.message);
        }
        return all;
    }

    /** The chain that begins here is written by this outbox, which is told of the end. */
    WriteCompletion writtenBy(Outbox outbox) {
        writer = outbox;
        return this;
    }

    @Override
    public void completed(@Nullable Throwable failure) {
        Outbox its = Objects.requireNonNull(writer);
        // whoever keeps the result keeps no connection by it
        writer = null;
        its.written(this, failure);
    }

    /** Which state of its topic it belongs to; null where nobody counts. */
    @Nullable
    Long version() {
        return null;
    }

    /** Whether its sender is told what becomes of it as one of those that it was sent to. */
    boolean isCounted() {
        return report != null;
    }

    boolean mayGiveWay() {
        return policy == Overflow.DROP_OLDEST;
    }

    /** The queue does not take it. */
    void refuse(String connection, Delivery why) {
        refused = why;
        settle(connection, why);
    }

    /** What has become of it, the first time that it is said; tells whoever waits for that, so no lock may be held. */
    void settle(String connection, Delivery outcome) {
        Object waiting;
        do {
            waiting = state;
            if (waiting instanceof Delivery) {
                return;
            }
        } while (!STATE.compareAndSet(this, waiting, outcome));
        if (waiting instanceof Waiting stage) {
            stage.complete(outcome);
        }
        if (report != null) {
            report.settled(connection, outcome);
        }
    }

    /** The same for the chain that begins here; how many there are. */
    int settleAll(String connection, Delivery outcome) {
        int count = 0;
        for (Parcel next = this; next != null; next = next.after) {
            next.settle(connection, outcome);
            count++;
        }
        return count;
    }

    /** Whether somebody waits for what becomes of it, or of its broadcast. */
    boolean isAwaited() {
        return state instanceof Waiting || report != null && report.isAwaited();
    }

    /** What has become of it so far; null while it is on its way. */
    @Nullable
    Delivery outcome() {
        return state instanceof Delivery settled ? settled : null;
    }

    @Override
    public boolean isQueued() {
        return refused == null;
    }

    @Override
    public Optional<Delivery> dropped() {
        return Optional.ofNullable(refused);
    }

    @Override
    public CompletionStage<Delivery> delivered() {
        if (state == null) {
            STATE.compareAndSet(this, null, new Waiting());
        }
        // copied: what a sender completes must not be taken for what became of it
        return state instanceof Waiting stage
                ? stage.minimalCompletionStage()
                : CompletableFuture.completedStage((Delivery) state);
    }

    @Override
    public String toString() {
        Delivery outcome = outcome();
        if (refused != null) {
            return "dropped: " + refused;
        }
        return outcome == null ? "queued" : outcome.toString();
    }

    /** One that belongs to a state of its topic. */
    static final class Versioned extends Parcel {

        private final Long version;

        Versioned(
                EncodedMessage message,
                Overflow policy,
                @Nullable String key,
                @Nullable LiveReport report,
                Long version) {
            super(message, policy, key, report);
            this.version = version;
        }

        @Override
        Long version() {
            return version;
        }
    }

    /** Somebody waits for what becomes of it. */
    private static final class Waiting extends CompletableFuture<Delivery> {}
}
