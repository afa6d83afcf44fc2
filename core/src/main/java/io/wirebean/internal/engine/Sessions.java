// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.UpgradeRequest.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Which connections end with which HTTP session. A server's own view of the session is never asked under the lock. */
final class Sessions {

    /**
     * A server tells the end of a session before the session itself knows, and a connection may open in between. Not for
     * longer: some servers give the id to the next session of that browser.
     */
    private static final Duration REMEMBERED_END = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Set<LiveConnection>> byId = new HashMap<>();
    private final Map<LiveConnection, String> ids = new HashMap<>();
    private final Map<String, Instant> ends = new LinkedHashMap<>();

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Binds a connection to its session; false, and nothing is bound, where the session is over. */
    boolean bind(LiveConnection connection, HttpSession session) {
        String id = session.id();
        // its id may change, or it may end, before the index knows the connection: it is asked again after that
        while (!id.isEmpty() && put(id, connection)) {
            String now = session.id();
            if (now.equals(id)) {
                return true;
            }
            id = now;
        }
        unbind(connection);
        return false;
    }

    void unbind(LiveConnection connection) {
        lock.lock();
        try {
            remove(connection);
        } finally {
            lock.unlock();
        }
    }

    /** The session has begun. */
    void begin(String id) {
        lock.lock();
        try {
            ends.remove(id);
        } finally {
            lock.unlock();
        }
    }

    /** The session is over. */
    List<LiveConnection> end(String id) {
        lock.lock();
        try {
            forgetOldEnds();
            ends.remove(id);
            ends.put(id, clock.instant());
            return List.copyOf(byId.getOrDefault(id, Set.of()));
        } finally {
            lock.unlock();
        }
    }

    /** The session has another id from now on. */
    void move(String oldId, String newId) {
        lock.lock();
        try {
            Set<LiveConnection> moved = byId.remove(oldId);
            if (moved != null) {
                byId.computeIfAbsent(newId, id -> new HashSet<>()).addAll(moved);
                moved.forEach(connection -> ids.put(connection, newId));
            }
        } finally {
            lock.unlock();
        }
    }

    /** To be called under the lock. */
    private void remove(LiveConnection connection) {
        String id = ids.remove(connection);
        Set<LiveConnection> bound = id == null ? null : byId.get(id);
        if (bound != null && bound.remove(connection) && bound.isEmpty()) {
            byId.remove(id);
        }
    }

    private void forgetOldEnds() {
        Instant oldest = clock.instant().minus(REMEMBERED_END);
        // in the order of their ends, so that only what is forgotten is looked at
        var each = ends.values().iterator();
        while (each.hasNext() && each.next().isBefore(oldest)) {
            each.remove();
        }
    }

    private boolean put(String id, LiveConnection connection) {
        lock.lock();
        try {
            forgetOldEnds();
            if (ends.containsKey(id)) {
                return false;
            }
            remove(connection);
            ids.put(connection, id);
            byId.computeIfAbsent(id, any -> new HashSet<>(2)).add(connection);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
