// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Delivery;
import io.wirebean.Overflow;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver.Drop;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one queue to a peer and its one writer: whoever finds it idle writes, everybody else only queues. */
final class Outbox extends Trampoline {

    /** What one write takes at most, where it can take more than one message. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final AtomicReferenceFieldUpdater<Outbox, @Nullable Parcel> IN_FLIGHT =
            AtomicReferenceFieldUpdater.newUpdater(Outbox.class, Parcel.class, "inFlight");

    private final Transport transport;
    private final Flusher flusher;
    private final OutboxOwner owner;
    private final OutboundQueue waiting;
    private boolean closing;
    private boolean drainedTold;
    private volatile @Nullable Supplier<byte[]> ping;
    private volatile boolean flushing;

    /** Whether a write is in flight. */
    private volatile boolean writing;

    /** What is being written, if the server has taken it without being done with it. */
    private volatile @Nullable Parcel inFlight;

    /** Set before what is in flight is looked for at the end, looked for after that was set: one of the two settles it. */
    private volatile boolean ended;

    private long writes;

    /** What the watchdog saw the last time. */
    private long seen;

    Outbox(Settings.Outbound limits, Transport transport, Flusher flusher, OutboxOwner owner) {
        this.waiting = new OutboundQueue(limits);
        this.transport = transport;
        this.flusher = flusher;
        this.owner = owner;
    }

    /**
     * Queues a message, or settles it as dropped: after {@link #close}, and where there is no room.
     *
     * @param later whether another thread had better write it, with what comes until then; this one does all the same where
     *     much waits already
     * @return how many gave way to it
     */
    int offer(Parcel parcel, boolean later) {
        boolean atOnce = !later && !flusher.isPreferred();
        if (!writing && waiting.isShortOfRoomFor(parcel)) {
            goOn(); // nobody has tried yet whether the peer takes what waits
        }
        return atOnce && goesPastTheQueue(parcel) ? 0 : queue(parcel, atOnce);
    }

    private int queue(Parcel parcel, boolean atOnce) {
        Displaced displaced = null;
        Delivery refusal;
        String full;
        boolean filling;
        synchronized (this) {
            refusal = closing ? Delivery.CLOSED : waiting.addAtOnce(parcel) ? null : Delivery.OVERFLOW;
            if (refusal == Delivery.OVERFLOW) {
                displaced = new Displaced();
                refusal = waiting.add(parcel, displaced) ? null : refusal;
            }
            full = refusal == Delivery.OVERFLOW ? waiting.noRoomFor(parcel) : "";
            filling = waiting.isFilling();
        }
        int gaveWay = displaced == null ? 0 : tell(displaced);
        if (refusal != null) {
            refuse(parcel, refusal, full);
        } else if (filling || atOnce) {
            goOn();
        } else {
            flushLater();
        }
        return gaveWay;
    }

    /** Writes a message that finds nothing before it; false, and nothing is done with it, where it has to wait. */
    private boolean goesPastTheQueue(Parcel parcel) {
        if (writing || waiting.size() > 0 || !enter()) {
            return false;
        }
        boolean goes;
        synchronized (this) {
            goes = !closing && !writing && waiting.passes(parcel);
            if (goes) {
                writing = true;
            }
        }
        if (goes) {
            write(parcel);
        }
        round();
        return goes;
    }

    /** Sends a ping, made as it is written, ahead of what waits; not while a write is in flight, whose end tells as much. */
    void ping(Supplier<byte[]> payload) {
        if (!writing) {
            ping = payload;
            flushLater();
        }
    }

    /** Takes no more; the owner is told once when what waits has been written. */
    void close() {
        synchronized (this) {
            closing = true;
        }
        goOn();
    }

    /** The same without what waits, which it forgets: behind the write in flight at most; how many messages that was. */
    int closeWithout() {
        int dropped = forget(false);
        goOn();
        return dropped;
    }

    /** Takes no more and forgets what waits, and tells the owner nothing more; how many messages that was. */
    int clear() {
        return forget(true);
    }

    private int forget(boolean told) {
        Parcel dropped;
        synchronized (this) {
            closing = true;
            drainedTold |= told;
            dropped = waiting.take(Integer.MAX_VALUE);
            waiting.written(dropped);
        }
        return dropped == null ? 0 : dropped.settleAll(owner.id(), Delivery.CLOSED);
    }

    /** The connection has ended: what is being written will not be told any more by every server. */
    int end() {
        ended = true;
        int dropped = clear();
        Parcel chain = inFlight;
        if (chain != null) {
            chain.settleAll(owner.id(), Delivery.FAILED);
        }
        return dropped;
    }

    /** Whether a write is in flight that has come no further since the last time that this was asked; for one thread alone. */
    boolean isStuck() {
        boolean busy = writing;
        // what was counted before that write began is seen with it
        long now = transport.progress() + writes;
        boolean stuck = busy && now == seen;
        seen = now;
        return stuck;
    }

    /** Writes what waits, on a thread that has nothing better to do. */
    void flush() {
        flushing = false;
        goOn();
    }

    private void flushLater() {
        if (!flushing) {
            flushing = true;
            flusher.add(this);
        }
    }

    /** Tells of those that gave way; how many they are. */
    int tell(Displaced displaced) {
        return displaced.tell(owner, flusher);
    }

    /** Does not take a message, and gives up a peer that is too slow for those that must not be dropped. */
    void refuse(Parcel parcel, Delivery why, String full) {
        parcel.refuse(owner.id(), why);
        if (why == Delivery.OVERFLOW) {
            owner.dropped(Drop.OUTBOUND_OVERFLOW, 1);
            if (parcel.policy == Overflow.CLOSE || parcel.policy == Overflow.LATEST) {
                owner.full(full);
            }
        }
    }

    /** Whether no write is in flight. */
    @Override
    protected boolean isFree() {
        return !writing;
    }

    @Override
    protected boolean handOver(Runnable rest) {
        return flusher.handOver(rest);
    }

    @Override
    protected boolean step() {
        Supplier<byte[]> asked = ping;
        if (asked != null) {
            ping = null;
            if (!closing) {
                // Undertow ends the connection where a ping follows a close frame, which may not have gone yet
                ping(asked.get());
            }
        }
        Parcel chain = poll();
        if (chain == null) {
            return false;
        }
        write(chain);
        return true;
    }

    private void write(Parcel chain) {
        try {
            if (chain.after == null) {
                transport.write(chain.message, chain.writtenBy(this));
            } else {
                transport.writeAll(chain.messages(), chain.writtenBy(this));
            }
        } finally {
            if (writing) {
                // not before: most are over by now, and references from what is old to what is new are dear to a
                // collector
                keep(chain);
            }
        }
    }

    private void keep(Parcel chain) {
        inFlight = chain;
        if (!writing) {
            IN_FLIGHT.compareAndSet(this, chain, null);
        } else if (ended) {
            chain.settleAll(owner.id(), Delivery.FAILED);
        }
    }

    private void ping(byte[] payload) {
        try {
            transport.ping(payload);
        } catch (RuntimeException | Error e) {
            owner.writeFailed(e);
        }
    }

    private @Nullable Parcel poll() {
        if (waiting.size() == 0 && !closing) {
            // seen without the lock: whoever changes it now goes on afterwards
            return null;
        }
        boolean drained;
        synchronized (this) {
            Parcel chain = waiting.take(transport.writesTogether() ? MOST_BYTES : OutboundQueue.ONE_MESSAGE);
            if (chain != null) {
                writing = true;
                return chain;
            }
            drained = closing && !drainedTold;
            drainedTold |= drained;
        }
        if (drained) {
            owner.drained();
        }
        return null;
    }

    /** The write of a chain is over. */
    void written(Parcel chain, @Nullable Throwable failure) {
        synchronized (this) {
            waiting.written(chain);
            writes++;
        }
        if (failure != null) {
            // before the next write could begin: it would leave a gap
            owner.writeFailed(failure);
        }
        writing = false;
        if (inFlight == chain) {
            // unless the next has begun already
            IN_FLIGHT.compareAndSet(this, chain, null);
        }
        goOn();
        chain.settleAll(owner.id(), failure == null ? Delivery.WRITTEN : Delivery.FAILED);
    }
}
