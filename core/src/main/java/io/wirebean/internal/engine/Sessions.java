// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.UpgradeRequest.HttpSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which connections end with which HTTP session. A server's own view of the session is never asked under the lock. */
final class Sessions {

    private static final Logger LOG = System.getLogger("io.wirebean");

    /**
     * A server tells the end of a session before the session itself knows, and a connection may open in between. Not for
     * longer: some servers give the id to the next session of that browser.
     */
    private static final Duration REMEMBERED_END = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Map<LiveConnection, HttpSession>> byId = new HashMap<>();
    private final Map<LiveConnection, String> ids = new HashMap<>();
    private final Map<String, Instant> ends = new LinkedHashMap<>();
    private volatile Consumer<HttpSession> whenUnbound = session -> {};

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Told of a session whose last connection has ended, on the thread that ended it; the session may be over too. */
    void whenUnbound(Consumer<HttpSession> listener) {
        whenUnbound = listener;
    }

    /** Binds a connection to its session; false, and nothing is bound, where the session is over. */
    boolean bind(LiveConnection connection, HttpSession session) {
        String id = session.id();
        // its id may change, or it may end, before the index knows the connection: it is asked again after that
        while (!id.isEmpty() && put(id, connection, session)) {
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
        HttpSession last;
        lock.lock();
        try {
            last = remove(connection);
        } finally {
            lock.unlock();
        }
        if (last != null) {
            tell(last);
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
            return List.copyOf(byId.getOrDefault(id, Map.of()).keySet());
        } finally {
            lock.unlock();
        }
    }

    /** The session has another id from now on. */
    void move(String oldId, String newId) {
        lock.lock();
        try {
            Map<LiveConnection, HttpSession> moved = byId.remove(oldId);
            if (moved != null) {
                byId.computeIfAbsent(newId, id -> new HashMap<>()).putAll(moved);
                moved.keySet().forEach(connection -> ids.put(connection, newId));
            }
        } finally {
            lock.unlock();
        }
    }

    /** One look for each session that has connections. */
    List<HttpSession> bound() {
        lock.lock();
        try {
            var sessions = new ArrayList<HttpSession>(byId.size());
            byId.values()
                    .forEach(connections ->
                            sessions.add(connections.values().iterator().next()));
            return sessions;
        } finally {
            lock.unlock();
        }
    }

    private void tell(HttpSession unbound) {
        try {
            whenUnbound.accept(unbound);
        } catch (RuntimeException e) {
            // the end of the connection goes on
            LOG.log(Level.WARNING, "an HTTP session could not be told that its last connection has ended", e);
        }
    }

    /** To be called under the lock; the session if this was its last connection. */
    private @Nullable HttpSession remove(LiveConnection connection) {
        String id = ids.remove(connection);
        Map<LiveConnection, HttpSession> others = id == null ? null : byId.get(id);
        if (others == null) {
            return null;
        }
        HttpSession session = others.remove(connection);
        if (!others.isEmpty()) {
            return null;
        }
        byId.remove(id);
        return session;
    }

    private void forgetOldEnds() {
        Instant oldest = clock.instant().minus(REMEMBERED_END);
        // in the order of their ends, so that only what is forgotten is looked at
        var each = ends.values().iterator();
        while (each.hasNext() && each.next().isBefore(oldest)) {
            each.remove();
        }
    }

    private boolean put(String id, LiveConnection connection, HttpSession session) {
        lock.lock();
        try {
            forgetOldEnds();
            if (ends.containsKey(id)) {
                return false;
            }
            remove(connection);
            ids.put(connection, id);
            byId.computeIfAbsent(id, any -> new HashMap<>(2)).put(connection, session);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
