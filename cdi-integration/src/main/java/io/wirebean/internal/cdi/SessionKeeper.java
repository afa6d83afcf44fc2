// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps HTTP sessions alive while connections are bound to them, for {@code session.keep-alive}.
 *
 * <p>Servlet 6.1 can touch a session outside of a request. Servlet 6.0 cannot, so that there its inactive interval grows with
 * the time for which it has been idle. After the last connection its own interval is left of its life, and holds again with its next
 * request.
 */
final class SessionKeeper {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final ScheduledExecutorService timer;
    private final Executor executor;
    private final InstantSource clock;
    private final Map<String, Kept> sessions = new ConcurrentHashMap<>();

    /** @param executor sessions are asked on its threads: where they are stored elsewhere, that may take a while */
    SessionKeeper(ScheduledExecutorService timer, Executor executor, InstantSource clock) {
        this.timer = timer;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * A connection that is bound to the session has opened; the result is run when it has ended.
     *
     * @param access null where sessions cannot be touched
     */
    Runnable keep(HttpSession session, @Nullable SessionAccess access) {
        try {
            return session.getMaxInactiveInterval() <= 0
                    ? () -> {}
                    : keep(session.getId(), new Kept(session, access, clock));
        } catch (IllegalStateException e) {
            return () -> {};
        }
    }

    /** A session is over. */
    void ended(String id) {
        Kept kept = sessions.remove(id);
        if (kept != null) {
            kept.over();
        }
    }

    /** A session has another id. */
    void renamed(String before, String after) {
        Kept kept = sessions.remove(before);
        if (kept != null) {
            sessions.put(after, kept);
        }
    }

    private Runnable keep(String id, Kept candidate) {
        Kept known = sessions.putIfAbsent(id, candidate);
        Kept kept = known == null ? candidate : known;
        if (!kept.join()) {
            sessions.remove(id, kept);
            return keep(id, candidate);
        }
        if (kept.started.compareAndSet(false, true)) {
            executor.execute(() -> tick(kept));
        }
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                executor.execute(kept::leave);
            }
        };
    }

    private void tick(Kept kept) {
        if (kept.goesOn() && !timer.isShutdown()) {
            timer.schedule(
                    () -> executor.execute(() -> tick(kept)), kept.pause().toMillis(), TimeUnit.MILLISECONDS);
        } else {
            sessions.values().remove(kept);
        }
    }

    /** A session and who keeps it. */
    private static final class Kept {

        private static final int DONE = -1;

        private final HttpSession session;
        private final @Nullable SessionAccess access;
        private final InstantSource clock;
        private final AtomicInteger connections = new AtomicInteger();
        private final AtomicBoolean started = new AtomicBoolean();
        private volatile int interval;
        private volatile int given;
        private volatile long leftAt;

        Kept(HttpSession session, @Nullable SessionAccess access, InstantSource clock) {
            this.session = session;
            this.access = access;
            this.clock = clock;
        }

        boolean join() {
            return connections.getAndUpdate(count -> count == DONE ? DONE : count + 1) != DONE;
        }

        void leave() {
            leftAt = clock.millis();
            if (connections.updateAndGet(count -> count == DONE ? DONE : count - 1) == 0) {
                goesOn(this::extend);
            }
        }

        void over() {
            connections.set(DONE);
        }

        /** Does what is due now; false when the session is over or on its own again. */
        boolean goesOn() {
            return goesOn(() -> connections.get() > 0 ? extend() : connections.get() == 0 && !isOnItsOwn());
        }

        private boolean goesOn(BooleanSupplier step) {
            try {
                return step.getAsBoolean();
            } catch (IllegalStateException e) {
                over();
                return false;
            }
        }

        Duration pause() {
            Duration quarter = Duration.ofSeconds(interval).dividedBy(4);
            if (quarter.compareTo(SHORTEST_PAUSE) < 0) {
                return SHORTEST_PAUSE;
            }
            return quarter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : quarter;
        }

        /** Its interval from now on; what the application has changed meanwhile is the interval then. */
        private boolean extend() {
            int now = session.getMaxInactiveInterval();
            if (now != given) {
                interval = now;
            }
            if (access != null) {
                access.touch();
            } else if (now > 0) {
                long idle = Math.max(0, clock.millis() - session.getLastAccessedTime());
                give((int) Math.min(Integer.MAX_VALUE, interval + (idle + 999) / 1000));
            }
            return true;
        }

        /** Gives it its own interval back when its next request has come, or has had the time to come. */
        private boolean isOnItsOwn() {
            if (access != null) {
                return connections.compareAndSet(0, DONE);
            }
            boolean used = session.getLastAccessedTime() > leftAt;
            boolean late = clock.millis() >= leftAt + 1000L * interval;
            if (!(used || late) || !connections.compareAndSet(0, DONE)) {
                return false;
            }
            if (session.getMaxInactiveInterval() == given) {
                give(interval);
            }
            return true;
        }

        private void give(int seconds) {
            given = seconds;
            session.setMaxInactiveInterval(seconds);
        }
    }
}
