// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import org.jspecify.annotations.Nullable;

/** What waits in a watch, as much as may wait for its connection. Its watch guards it: nothing here is thread-safe. */
final class Held {

    /** One message, whatever its size. */
    private static final int ONE = -1;

    private final LiveConnection connection;

    /** Made with the first. */
    private @Nullable OutboundQueue queue;

    private @Nullable String overflow;

    Held(LiveConnection connection) {
        this.connection = connection;
    }

    /** Whether there was room. */
    boolean add(Parcel parcel, Displaced displaced) {
        if (queue == null) {
            queue = new OutboundQueue(connection.ending().limits());
        }
        boolean fits = queue.add(parcel, displaced);
        if (!fits) {
            overflow = queue.noRoomFor(parcel);
        }
        return fits;
    }

    @Nullable
    Parcel poll() {
        Parcel parcel = queue == null ? null : queue.take(ONE);
        if (parcel != null && queue != null) {
            queue.written(parcel);
        }
        return parcel;
    }

    /** Why not all could wait; null as long as it could. */
    @Nullable
    String overflow() {
        return overflow;
    }

    /** What could not wait before matters no longer. */
    void forgetOverflow() {
        overflow = null;
    }
}
