// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.internal.model.Selection;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who was revoked, for the sake of upgrades that were under way: their guards may have accepted just before, and
 * nothing is open yet that could be closed.
 */
final class Revocations {

    /** Longer than any upgrade should be under way. */
    private static final long MEMORY = Duration.ofMinutes(5).toNanos();

    private final ConcurrentHashMap<Peer, Long> revokedAt = new ConcurrentHashMap<>();

    /** A user, or one of its devices; null for all. */
    private record Peer(String user, @Nullable String device) {}

    /**
     * From now on no connection opens whose upgrade has begun already, of the users and devices that a selection names; one that narrows
     * them down closes what is open and no more.
     */
    void add(Selection selection) {
        long now = System.nanoTime();
        revokedAt.values().removeIf(at -> now - at > MEMORY);
        add(selection, now);
    }

    private void add(Selection selection, long now) {
        Selection each = selection;
        for (; each instanceof Selection.Union union; each = union.one()) {
            add(union.other(), now);
        }
        if (each instanceof Selection.User user) {
            revokedAt.put(new Peer(user.name(), null), now);
        } else if (each instanceof Selection.Device device) {
            revokedAt.put(new Peer(device.user(), device.name()), now);
        }
    }

    /** Whether the holder was revoked since then, by {@link System#nanoTime}. */
    boolean reach(Holder holder, long since) {
        String user = holder.user();
        return user != null
                && (isLater(new Peer(user, null), since) || isLater(new Peer(user, holder.device()), since));
    }

    private boolean isLater(Peer peer, long since) {
        Long at = revokedAt.get(peer);
        return at != null && at - since >= 0;
    }
}
