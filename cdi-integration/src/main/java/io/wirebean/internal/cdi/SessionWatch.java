// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Ends HTTP sessions whose time is over, where a connection of theirs keeps the server from doing it.
 *
 * <p>The session is invalidated, as a server does: were its connections closed and no more, one that comes back before the server
 * has looked would use the session anew. When it was used last is noted here, since a session tells when it was used before that.
 */
final class SessionWatch {

    private static final int SECONDS_BETWEEN_LOOKS = 1;

    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final InstantSource clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Watched> sessions = new ConcurrentHashMap<>();
    private volatile boolean hearsOfRequests;

    /** @param executor sessions end on its threads: listeners of the application hear of it there */
    SessionWatch(ScheduledExecutorService timer, Executor executor, InstantSource clock) {
        this.timer = timer;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Whether the server ends no session by its time while a connection of it is open.
     *
     * <p>Payara 6.2025.9 and GlassFish keep the lock that a request has on its session for as long as the connection lives to which
     * it was upgraded, and end no session that is locked. Gone when {@code SessionIT.threeTabsCloseWhenTheSessionTimesOut} holds
     * there without; Tomcat, whose code theirs comes from, has no such lock.
     */
    static boolean isNeeded(ServletContext context) {
        try {
            Class.forName(
                    "org.apache.catalina.session.SessionLock",
                    false,
                    context.getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A request has come, of this session or of none (null); null where nobody watches the session. */
    @Nullable
    Watched begins(@Nullable String id) {
        hearsOfRequests = true;
        Watched used = id == null ? null : sessions.get(id);
        if (used != null) {
            used.begins();
        }
        return used;
    }

    /**
     * A connection that is bound to the session has opened, by a request that counts; the result is run when it has ended. Where
     * requests are not told, nobody is watched: who is not seen would be taken for idle.
     */
    Runnable watch(HttpSession session) {
        if (!hearsOfRequests) {
            return () -> {};
        }
        String id = session.getId();
        Watched watched;
        lock.lock();
        try {
            watched = sessions.computeIfAbsent(id, any -> new Watched(id, session, clock));
            watched.connections++;
        } finally {
            lock.unlock();
        }
        lookLater();
        return () -> release(watched);
    }

    /** A session is over. */
    void ended(String id) {
        lock.lock();
        try {
            sessions.remove(id);
        } finally {
            lock.unlock();
        }
    }

    /** A session has another id. */
    void renamed(String before, String after) {
        lock.lock();
        try {
            Watched watched = sessions.remove(before);
            if (watched != null) {
                watched.id = after;
                sessions.put(after, watched);
            }
        } finally {
            lock.unlock();
        }
    }

    private void release(Watched watched) {
        lock.lock();
        try {
            if (--watched.connections == 0) {
                sessions.remove(watched.id, watched);
            }
        } finally {
            lock.unlock();
        }
    }

    private void lookLater() {
        if (!sessions.isEmpty() && !timer.isShutdown() && looking.compareAndSet(false, true)) {
            timer.schedule(this::look, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
        }
    }

    private void look() {
        looking.set(false);
        sessions.forEach((id, watched) -> {
            String now = watched.session.getId();
            if (!now.equals(id)) {
                // it changed before the session was known here
                renamed(id, now);
            } else if (watched.isOver() && watched.ending.compareAndSet(false, true)) {
                executor.execute(() -> end(watched));
            }
        });
        lookLater();
    }

    private void end(Watched watched) {
        try {
            if (watched.isOver()) {
                watched.session.invalidate();
            }
        } catch (IllegalStateException e) {
            // somebody else was first, and its connections hear of that
            ended(watched.id);
        } finally {
            watched.ending.set(false);
        }
    }

    /** A session, and when it was used. */
    static final class Watched {

        private final HttpSession session;
        private final InstantSource clock;
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicBoolean ending = new AtomicBoolean();
        private volatile long usedAt;
        private volatile String id;
        private int connections;

        private Watched(String id, HttpSession session, InstantSource clock) {
            this.id = id;
            this.session = session;
            this.clock = clock;
            usedAt = clock.millis();
        }

        private void begins() {
            requests.incrementAndGet();
            usedAt = clock.millis();
        }

        /** The request is over. */
        void ends() {
            requests.decrementAndGet();
        }

        private boolean isOver() {
            try {
                int seconds = session.getMaxInactiveInterval();
                return seconds > 0 && requests.get() == 0 && clock.millis() - usedAt >= 1000L * seconds;
            } catch (IllegalStateException e) {
                return true;
            }
        }
    }
}
