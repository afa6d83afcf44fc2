// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Delivery;
import io.wirebean.internal.model.EndpointPlan.WatchPlan;
import io.wirebean.internal.model.Topic;
import io.wirebean.spi.ConnectionObserver.Drop;
import org.jspecify.annotations.Nullable;

/**
 * One topic that one peer watches. Updates that come before the state is on its way wait here and follow it; so do those that come
 * sooner than the topic's rate lets them go.
 */
final class Watch {

    /** What {@link #send} returns for an update that is nothing to this watcher. */
    static final int NOTHING_TO_SEND = -1;

    private enum State {
        /** Asked for; the answer is not queued yet. */
        BEGINNING,
        /** What has waited goes now; what comes waits behind it. */
        FLUSHING,
        OPEN,
        /** No watch any more; what its peer is to get all the same goes another way. */
        PASSED,
        OVER
    }

    private final Topic topic;
    private final LiveConnection connection;
    private final WatchPlan plan;
    private State state = State.BEGINNING;
    private volatile boolean begun;

    private final Held held;

    /** That of the state; below all others where nobody counts. */
    private long version = Long.MIN_VALUE;

    private final Rate rate;

    /** Whether its time has been asked for. */
    private boolean waiting;

    /** Whether a thread lets go what has waited: one at a time, or the order would be lost. */
    private boolean flushing;

    /** Whether what is due to its peer for another reason goes on without it. */
    private volatile boolean passing;

    /** By which of the peer's watches it goes on; null for none. */
    private volatile @Nullable Watch above;

    Watch(Topic topic, LiveConnection connection, WatchPlan plan) {
        this.topic = topic;
        this.connection = connection;
        this.plan = plan;
        this.held = new Held(connection);
        this.rate = new Rate(plan.every(), connection.engine().parts().nanos());
    }

    Topic topic() {
        return topic;
    }

    WatchPlan plan() {
        return plan;
    }

    /** Whether it was allowed. */
    boolean hasBegun() {
        return begun;
    }

    /** Its peer asks again, and is to get the state anew. */
    synchronized void restart() {
        state = State.BEGINNING;
        version = Long.MIN_VALUE;
        held.forgetOverflow();
        passing = false;
        above = null;
    }

    /** Why updates were lost while it was being decided; null if none was. */
    synchronized @Nullable String overflow() {
        return held.overflow();
    }

    /**
     * Sends an update, or lets it wait.
     *
     * @param named what it is about, where a nearer watch may have come since this one was found; null where none may
     * @param later whether another thread had better write it
     * @return how many gave way to it, or {@link #NOTHING_TO_SEND}
     */
    int send(Parcel parcel, @Nullable Topic named, boolean later) {
        var displaced = new Displaced();
        Fate fate = fateOf(parcel, displaced, named == null);
        return fate == Fate.GOES_BY_THE_NEAREST && named != null
                ? connection.watching().sendByNearest(named, this, parcel, later)
                : follow(fate, parcel, displaced, later);
    }

    /**
     * What becomes of an update, which is in its place when this returns if it waits.
     *
     * @param nearest whether this is known to be the nearest watch
     */
    synchronized Fate fateOf(Parcel parcel, Displaced displaced, boolean nearest) {
        if (state == State.OVER || state == State.OPEN && hasAlready(parcel)) {
            return Fate.IS_NOTHING;
        }
        if (state == State.PASSED && !parcel.isCounted()) {
            return Fate.IS_NOTHING;
        }
        if (state == State.OPEN && !waiting && rate.isDue()) {
            rate.gone();
            return Fate.GOES;
        }
        if (!nearest) {
            return Fate.GOES_BY_THE_NEAREST;
        }
        if (state == State.PASSED) {
            return Fate.GOES_ON;
        }
        if (!held.add(parcel, displaced)) {
            return Fate.withoutRoom(passing, state == State.BEGINNING);
        }
        if (state != State.OPEN || waiting) {
            return Fate.WAITS;
        }
        waiting = true;
        return Fate.WAITS_FOR_ITS_TIME;
    }

    /** Does what is to become of an update; how many gave way to it, or {@link #NOTHING_TO_SEND}. */
    int follow(Fate fate, Parcel parcel, Displaced displaced, boolean later) {
        Outbox outbox = connection.ending().outbox();
        int gaveWay = outbox.tell(displaced);
        switch (fate) {
            case GOES -> gaveWay = outbox.offer(parcel, later);
            case GOES_ON -> gaveWay = pass(parcel, later);
            case WAITS_FOR_ITS_TIME -> connection.engine().paces().add(this, plan.every());
            case HAS_NO_ROOM -> outbox.refuse(parcel, Delivery.OVERFLOW, String.valueOf(overflow()));
            case HAS_NO_ROOM_NOW -> lose(parcel);
            case HAS_NO_ROOM_YET -> {
                if (parcel.isCounted() && connection.watching().passOn(this)) {
                    return send(parcel, null, later);
                }
                lose(parcel);
            }
            case IS_NOTHING -> gaveWay = nothing(parcel);
            case WAITS, GOES_BY_THE_NEAREST -> {}
        }
        return gaveWay;
    }

    /**
     * It is allowed; to be called before the peer is told, who may have updates sent at once.
     *
     * @param ofState null where nobody counts
     */
    synchronized void allow(@Nullable Long ofState) {
        version = ofState == null ? Long.MIN_VALUE : ofState;
        begun = true;
    }

    /**
     * The answer is queued: what has waited follows it.
     *
     * @return false, and nothing follows, where not all of it could wait
     */
    boolean begin() {
        synchronized (this) {
            if (held.overflow() != null) {
                return false;
            }
            state = state == State.OVER ? State.OVER : State.FLUSHING;
        }
        flush();
        return true;
    }

    /**
     * It is about to be over: what its sender counts on goes on without it, and what nobody counts on is dropped.
     *
     * @param next by which of the peer's watches; null for none
     */
    void passOn(@Nullable Watch next) {
        synchronized (this) {
            if (state == State.OVER || passing) {
                return;
            }
            above = next;
            passing = true;
            state = State.FLUSHING;
        }
        flush();
    }

    /** How many nanoseconds there are until what waits may go. */
    synchronized long untilDue() {
        return rate.untilDue();
    }

    /** The time has come for what waits, or it can wait no longer. */
    void flushDue() {
        synchronized (this) {
            boolean due = waiting && state == State.OPEN;
            waiting = false;
            if (!due) {
                return;
            }
            // what comes now waits behind it
            state = State.FLUSHING;
        }
        flush();
    }

    /** Nothing goes by it any more, and what waits is dropped, if no other thread lets it go already, which then ends this. */
    void end() {
        synchronized (this) {
            if (passing && flushing) {
                return;
            }
            state = passing ? State.PASSED : State.OVER;
        }
        for (Parcel parcel = poll(); parcel != null; parcel = poll()) {
            connection.ending().drop(parcel);
        }
    }

    /** Whose connection has ended was to have it; whoever gave up the watch, or has a later state, was not. */
    private int nothing(Parcel parcel) {
        if (!parcel.isCounted() || !connection.ending().hasEnded()) {
            return NOTHING_TO_SEND;
        }
        parcel.refuse(connection.id(), Delivery.CLOSED);
        return 0;
    }

    /** Who has not been answered yet, or watches no more, has not been slow: it loses this, not the connection. */
    private void lose(Parcel parcel) {
        parcel.refuse(connection.id(), Delivery.OVERFLOW);
        connection.dropped(Drop.OUTBOUND_OVERFLOW, 1);
    }

    private void flush() {
        synchronized (this) {
            if (flushing) {
                return;
            }
            flushing = true;
        }
        for (Parcel parcel = next(); parcel != null; parcel = next()) {
            letGo(parcel);
        }
    }

    private void letGo(Parcel parcel) {
        boolean passes = passing;
        if (passes && !parcel.isCounted()) {
            connection.ending().drop(parcel);
        } else if (passes ? pass(parcel, true) == NOTHING_TO_SEND : hasAlready(parcel)) {
            // a state is later than this
            parcel.settle(connection.id(), Delivery.REPLACED);
        } else if (!passes) {
            connection.ending().outbox().offer(parcel, true);
        }
    }

    private int pass(Parcel parcel, boolean later) {
        Watch next = above;
        return next == null ? connection.ending().outbox().offer(parcel, later) : next.send(parcel, null, later);
    }

    /** What goes next; null where this thread has nothing to let go any more. */
    private synchronized @Nullable Parcel next() {
        Parcel parcel = state == State.FLUSHING ? held.poll() : null;
        if (parcel == null) {
            flushing = false;
            if (state == State.FLUSHING) {
                state = passing ? State.PASSED : State.OPEN;
                rate.gone();
            }
        }
        return parcel;
    }

    private synchronized @Nullable Parcel poll() {
        return held.poll();
    }

    private synchronized boolean hasAlready(Parcel parcel) {
        Long its = parcel.version();
        return its != null && its <= version;
    }
}
