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

    /** The same for the users and devices that a selection names; one that narrows them down closes what is open and no more. */
    void add(Selection selection) {
        if (selection instanceof Selection.User user) {
            add(user.name(), null);
        } else if (selection instanceof Selection.Device device) {
            add(device.user(), device.name());
        } else if (selection instanceof Selection.Union union) {
            add(union.one());
            add(union.other());
        }
    }

    /** From now on no connection of this peer opens whose upgrade has begun already. */
    void add(String user, @Nullable String device) {
        long now = System.nanoTime();
        revokedAt.values().removeIf(at -> now - at > MEMORY);
        revokedAt.put(new Peer(user, device), now);
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
