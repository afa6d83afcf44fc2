// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Delivery;
import java.util.ArrayList;
import java.util.List;

/** What gives way to one new message: collected under the queue's lock, told when it is free. */
final class Displaced {

    private final List<Parcel> oldest = new ArrayList<>(0);
    private final List<Parcel> outdated = new ArrayList<>(0);

    void gaveWay(Parcel parcel) {
        oldest.add(parcel);
    }

    void replaced(Parcel parcel) {
        outdated.add(parcel);
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
