// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Delivery;
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

    int gaveWay() {
        return oldest.size();
    }

    int replaced() {
        return outdated.size();
    }

    /** Whether somebody is told by {@link #settle}. */
    boolean isAwaited() {
        return oldest.stream().anyMatch(Parcel::isAwaited) || outdated.stream().anyMatch(Parcel::isAwaited);
    }

    void settle(String connection) {
        oldest.forEach(parcel -> parcel.settle(connection, Delivery.OVERFLOW));
        outdated.forEach(parcel -> parcel.settle(connection, Delivery.REPLACED));
    }
}
