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

    /** One message, whatever its size. */
    private static final int ONE = -1;

    private enum State {
        /** Asked for; the answer is not queued yet. */
        BEGINNING,
        /** What has waited goes now; what comes waits behind it. */
        FLUSHING,
        OPEN,
        OVER
    }

    /** What becomes of an update. */
    private enum Fate {
        GOES,
        WAITS,
        WAITS_FOR_ITS_TIME,
        IS_NOTHING,
        HAS_NO_ROOM
    }

    private final Topic topic;
    private final LiveConnection connection;
    private final WatchPlan plan;
    private State state = State.BEGINNING;
    private volatile boolean begun;

    /** What waits; made with the first. */
    private @Nullable OutboundQueue held;

    /** Why not all could wait for the state; null as long as it could. */
    private @Nullable String overflow;

    /** That of the state; below all others where nobody counts. */
    private long version = Long.MIN_VALUE;

    /** When the next update may go. */
    private long due;

    /** Whether its time has been asked for. */
    private boolean waiting;

    Watch(Topic topic, LiveConnection connection, WatchPlan plan) {
        this.topic = topic;
        this.connection = connection;
        this.plan = plan;
        this.due = now();
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
    }

    /** Why updates were lost while it was being decided; null if none was. */
    synchronized @Nullable String overflow() {
        return overflow;
    }

    /**
     * Sends an update, or lets it wait.
     *
     * @param later whether another thread had better write it
     * @return how many gave way to it, or {@link #NOTHING_TO_SEND}
     */
    int send(Parcel parcel, boolean later) {
        var displaced = new Displaced();
        Fate fate;
        boolean beginning;
        synchronized (this) {
            fate = fateOf(parcel, displaced);
            beginning = state == State.BEGINNING;
        }
        Outbox outbox = connection.ending().outbox();
        int gaveWay = outbox.tell(displaced);
        switch (fate) {
            case GOES -> gaveWay = outbox.offer(parcel, later);
            case WAITS_FOR_ITS_TIME -> connection.engine().paces().add(this, plan.every());
            case HAS_NO_ROOM -> refuse(parcel, beginning);
            case IS_NOTHING -> gaveWay = NOTHING_TO_SEND;
            case WAITS -> {}
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

    /** The answer is queued: what has waited follows it. */
    void begin() {
        synchronized (this) {
            state = state == State.OVER ? State.OVER : State.FLUSHING;
        }
        flush();
    }

    /** How many nanoseconds there are until what waits may go. */
    synchronized long untilDue() {
        return due - now();
    }

    /** The time has come for what waits. */
    void flushDue() {
        synchronized (this) {
            waiting = false;
        }
        flush();
    }

    /** Nothing goes any more, and what waits is dropped. */
    void end() {
        synchronized (this) {
            state = State.OVER;
        }
        int dropped = 0;
        for (Parcel parcel = poll(); parcel != null; parcel = poll()) {
            parcel.settle(connection.id(), Delivery.CLOSED);
            dropped++;
        }
        connection.dropped(Drop.OUTBOUND_AFTER_END, dropped);
    }

    private Fate fateOf(Parcel parcel, Displaced displaced) {
        if (state == State.OVER || state == State.OPEN && hasAlready(parcel)) {
            return Fate.IS_NOTHING;
        }
        if (state == State.OPEN && !waiting && isDue()) {
            goesOn();
            return Fate.GOES;
        }
        if (held == null) {
            held = new OutboundQueue(connection.ending().limits());
        }
        if (!held.add(parcel, displaced)) {
            overflow = held.noRoomFor(parcel);
            return Fate.HAS_NO_ROOM;
        }
        if (state != State.OPEN || waiting) {
            return Fate.WAITS;
        }
        waiting = true;
        return Fate.WAITS_FOR_ITS_TIME;
    }

    /** Who has not been answered yet has not been slow: it loses the watch, not the connection. */
    private void refuse(Parcel parcel, boolean beginning) {
        if (beginning) {
            parcel.refuse(connection.id(), Delivery.OVERFLOW);
            connection.dropped(Drop.OUTBOUND_OVERFLOW, 1);
        } else {
            connection.ending().outbox().refuse(parcel, Delivery.OVERFLOW, String.valueOf(overflow()));
        }
    }

    private void flush() {
        for (Parcel parcel = poll(); parcel != null; parcel = poll()) {
            if (hasAlready(parcel)) {
                // the state is later than this
                parcel.settle(connection.id(), Delivery.REPLACED);
            } else {
                connection.ending().outbox().offer(parcel, true);
            }
        }
    }

    private synchronized @Nullable Parcel poll() {
        Parcel parcel = held == null ? null : held.take(ONE);
        if (parcel != null && held != null) {
            held.written(parcel);
            return parcel;
        }
        if (state == State.FLUSHING) {
            state = State.OPEN;
        }
        goesOn();
        return null;
    }

    private boolean isDue() {
        return plan.every().isZero() || due - now() <= 0;
    }

    private void goesOn() {
        due = plan.every().isZero() ? due : now() + plan.every().toNanos();
    }

    private synchronized boolean hasAlready(Parcel parcel) {
        Long its = parcel.version();
        return its != null && its <= version;
    }

    private long now() {
        return connection.engine().parts().nanos().getAsLong();
    }
}
