// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Overflow;
import io.wirebean.internal.model.Settings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one peer, in order and within its bounds. Its outbox, or the watch that holds it back, guards it:
 * nothing here is thread-safe.
 */
final class OutboundQueue {

    /** Below the size of any message, for empty ones are messages too. */
    static final int ONE_MESSAGE = -1;

    private final Settings.Outbound limits;
    private @Nullable Parcel first;
    private @Nullable Parcel last;
    private int size;

    /** Of all that was added and is not written yet, the write in flight included. */
    private long bytes;

    /** What waits under each key; made with the first. */
    private @Nullable Map<String, Parcel> byKey;

    OutboundQueue(Settings.Outbound limits) {
        this.limits = limits;
    }

    int size() {
        return size;
    }

    /** Whether so much waits that its senders should write themselves, and be slowed down by it. */
    boolean isFilling() {
        return size > limits.maxMessages() / 4 || bytes > limits.maxBytes() / 4;
    }

    /** Whether something would have to give way to a message; may be asked without the lock, and is then a guess. */
    boolean isShortOfRoomFor(Parcel parcel) {
        return size > 0 && !fits(parcel, 0, 0);
    }

    /** Adds a message at the end where nothing has to give way to it; false, and nothing is done, where something may have to. */
    boolean addAtOnce(Parcel parcel) {
        if (parcel.policy == Overflow.LATEST || !fits(parcel, 0, 0)) {
            return false;
        }
        append(parcel);
        return true;
    }

    /** Counts a message as one that was taken already, if nothing is before it. */
    boolean passes(Parcel parcel) {
        if (size > 0 || !fits(parcel, 0, 0)) {
            return false;
        }
        bytes += parcel.message.bytes();
        return true;
    }

    /**
     * Adds a message at the end if there is room, which its policy may make.
     *
     * @param displaced gets those that gave way
     */
    boolean add(Parcel parcel, Displaced displaced) {
        if (parcel.policy == Overflow.LATEST) {
            replace(parcel, displaced);
        }
        if (!fits(parcel, 0, 0) && (parcel.policy == Overflow.DROP_NEWEST || !makeRoom(parcel, displaced))) {
            return false;
        }
        append(parcel);
        return true;
    }

    /** Which bound it is that leaves no room for a message, and how far it is reached. */
    String noRoomFor(Parcel parcel) {
        return size >= limits.maxMessages()
                ? size + " messages wait, at most " + limits.maxMessages() + " may (wirebean.outbound.max-messages)"
                : bytes + parcel.message.bytes() + " bytes would wait, at most " + limits.maxBytes()
                        + " may (wirebean.outbound.max-bytes)";
    }

    /**
     * Takes the first messages away, which still count until they are {@link #written}.
     *
     * @param most how many bytes they have at most, if there is more than one
     * @return the first of a chain; null where nothing waits
     */
    @Nullable
    Parcel take(int most) {
        Parcel head = first;
        Parcel end = null;
        long taken = 0;
        for (Parcel next = head; next != null; next = next.after) {
            taken += next.message.bytes();
            if (end != null && taken > most) {
                break;
            }
            end = next;
            size--;
            forgetKey(next);
        }
        if (head != null && end != null) {
            first = end.after;
            end.after = null;
            if (first == null) {
                last = null;
            } else {
                first.before = null;
            }
        }
        return head;
    }

    /** A chain that was taken is over; null is none. */
    void written(@Nullable Parcel chain) {
        for (Parcel next = chain; next != null; next = next.after) {
            bytes -= next.message.bytes();
        }
    }

    private void replace(Parcel parcel, Displaced displaced) {
        if (byKey == null) {
            byKey = new HashMap<>(4);
        }
        Parcel older = byKey.get(parcel.key);
        if (older != null) {
            remove(older);
            displaced.replaced(older);
        }
    }

    /** Whether there is room once those that may give way have done so, as few as possible, the oldest first. */
    private boolean makeRoom(Parcel parcel, Displaced displaced) {
        int count = 0;
        long freed = 0;
        Parcel next = first;
        while (next != null && !fits(parcel, count, freed)) {
            if (next.mayGiveWay()) {
                count++;
                freed += next.message.bytes();
            }
            next = next.after;
        }
        if (!fits(parcel, count, freed)) {
            return false;
        }
        for (Parcel one = first; one != null && count > 0; ) {
            Parcel following = one.after;
            if (one.mayGiveWay()) {
                remove(one);
                displaced.gaveWay(one);
                count--;
            }
            one = following;
        }
        return true;
    }

    /** One message alone always has room: a peer that keeps up is not slow. */
    private boolean fits(Parcel parcel, int fewer, long freed) {
        long others = bytes - freed;
        return size - fewer < limits.maxMessages()
                && (others == 0 || others + parcel.message.bytes() <= limits.maxBytes());
    }

    private void append(Parcel parcel) {
        parcel.before = last;
        if (last == null) {
            first = parcel;
        } else {
            last.after = parcel;
        }
        last = parcel;
        size++;
        bytes += parcel.message.bytes();
        if (parcel.policy == Overflow.LATEST && byKey != null) {
            byKey.put(String.valueOf(parcel.key), parcel);
        }
    }

    private void remove(Parcel parcel) {
        Parcel before = parcel.before;
        Parcel after = parcel.after;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        parcel.before = null;
        parcel.after = null;
        size--;
        bytes -= parcel.message.bytes();
        forgetKey(parcel);
    }

    private void forgetKey(Parcel parcel) {
        if (byKey != null && parcel.policy == Overflow.LATEST) {
            byKey.remove(parcel.key, parcel);
        }
    }
}
