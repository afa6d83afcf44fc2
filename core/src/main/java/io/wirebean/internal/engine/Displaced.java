// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Delivery;
import io.wirebean.spi.ConnectionObserver.Drop;
import java.util.ArrayList;
import java.util.List;

/** What gives way to one new message: collected under the queue's lock, told when it is free. */
final class Displaced {

    /** Made at first use: seldom does anything give way. */
    private List<Parcel> oldest = List.of();

    private List<Parcel> outdated = List.of();

    void gaveWay(Parcel parcel) {
        oldest = with(parcel, oldest);
    }

    void replaced(Parcel parcel) {
        outdated = with(parcel, outdated);
    }

    private static List<Parcel> with(Parcel parcel, List<Parcel> others) {
        List<Parcel> all = others.isEmpty() ? new ArrayList<>(1) : others;
        all.add(parcel);
        return all;
    }

    /** Tells their senders and their owner; how many they are. */
    int tell(OutboxOwner owner, Flusher flusher) {
        int all = oldest.size() + outdated.size();
        if (all > 0) {
            // who hears of it may send it again, which displaces the next: not on this stack
            if (!isAwaited() || !flusher.handOver(() -> settle(owner.id()))) {
                settle(owner.id());
            }
            owner.dropped(Drop.OUTBOUND_OVERFLOW, oldest.size());
            owner.dropped(Drop.OUTBOUND_REPLACED, outdated.size());
        }
        return all;
    }

    private boolean isAwaited() {
        return oldest.stream().anyMatch(Parcel::isAwaited) || outdated.stream().anyMatch(Parcel::isAwaited);
    }

    private void settle(String connection) {
        oldest.forEach(parcel -> parcel.settle(connection, Delivery.OVERFLOW));
        outdated.forEach(parcel -> parcel.settle(connection, Delivery.REPLACED));
    }
}
