// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.internal.model.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Lets all connections of an engine go: in batches, each behind what its peer has sent, the rest hard when the time is up. */
final class Drain {

    private static final Logger LOG = System.getLogger("io.wirebean");

    /** How long those have to go that are told only when the time is up. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** How long last callbacks have after that: an undeployment waits for nobody much longer. */
    private static final Duration LAST_CALLBACKS = Duration.ofSeconds(2);

    /** Progress is told no more often. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final CloseReason RESTART =
            new CloseReason(CloseCodes.RESTART, "service restart", Initiator.WIREBEAN);

    private final Engine engine;
    private final Duration timeout;
    private final Settings.Drain settings;
    private final Set<LiveConnection> told = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile boolean begun;

    /** What follows is for the timer's thread alone, once it has begun. */
    private Iterator<LiveConnection> turns = List.<LiveConnection>of().iterator();

    private Advice advice = new Advice(Duration.ZERO);
    private int total;
    private int batch;
    private Duration sinceReport = Duration.ZERO;

    Drain(Engine engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
        this.settings = engine.parts().settings().drain();
    }

    /** Completes when the last callback of the last connection is over, or is not waited for any longer. */
    CompletionStage<Void> over() {
        return over;
    }

    Drain begun() {
        List<LiveConnection> all = List.copyOf(engine.registry().all());
        turns = all.iterator();
        total = engine.unfinished().size();
        batch = batch(all.size());
        advice = new Advice(settings.interval().multipliedBy(all.size()).dividedBy(settings.batch()));
        engine.after(timeout, this::timeOut);
        nextBatch();
        begun = true;
        lookForEnd();
        return this;
    }

    /** Lets one go at once: it has opened while the others are leaving, or the time is up. */
    void takeLeave(LiveConnection connection) {
        if (told.add(connection)) {
            advice.send(connection);
            connection.ending().leave(RESTART);
        }
    }

    /** A connection is over: perhaps it was the last. */
    void lookForEnd() {
        if (begun && engine.unfinished().isEmpty()) {
            over.complete(null);
        }
    }

    /** All have been told at half the time, so that the last have the other half; for that a batch may be larger. */
    private int batch(int connections) {
        long batches = Math.max(1, timeout.dividedBy(2).dividedBy(settings.interval()));
        return (int) Math.max(settings.batch(), (connections + batches - 1) / batches);
    }

    private void nextBatch() {
        for (int i = 0; i < batch && turns.hasNext(); i++) {
            leaveLater(turns.next());
        }
        if (turns.hasNext()) {
            engine.after(settings.interval(), this::nextBatch);
            report();
        }
    }

    private void report() {
        sinceReport = sinceReport.plus(settings.interval());
        if (sinceReport.compareTo(SILENCE) >= 0) {
            sinceReport = Duration.ZERO;
            LOG.log(Level.INFO, "draining: " + (total - left()) + " of " + total + " connections are closed");
        }
    }

    /** Its turn comes behind what waits on its lane, and behind the handlers that run beside. */
    private void leaveLater(LiveConnection connection) {
        connection.intake().lane().add(() -> {
            CompletionStage<Void> othersDone = connection.intake().slots().allFree();
            if (othersDone != null) {
                return othersDone.thenRun(() -> takeLeave(connection));
            }
            takeLeave(connection);
            return null;
        });
    }

    private void timeOut() {
        if (over.isDone()) {
            return;
        }
        int handling = 0;
        int leaving = 0;
        for (LiveConnection connection : engine.unfinished()) {
            if (connection.ending().hasEnded() || !told.contains(connection)) {
                handling++;
                takeLeave(connection);
            } else {
                leaving++;
                connection.abortBy(RESTART);
            }
        }
        LOG.log(
                Level.WARNING,
                (handling + leaving) + " of " + total + " connections are ended hard, " + timeout
                        + " after the drain began (wirebean.drain.timeout): " + handling
                        + " with a handler that still ran, " + leaving + " whose peers had not taken what was sent");
        engine.after(LAST_WORDS, this::endHard);
    }

    private void endHard() {
        for (LiveConnection connection : engine.unfinished()) {
            connection.abortBy(RESTART);
            lastCallbacks(connection);
        }
        engine.after(LAST_CALLBACKS, this::giveUp);
    }

    private static void lastCallbacks(LiveConnection connection) {
        try {
            connection.ending().runLastCallbacksBeside();
        } catch (RuntimeException | OutOfMemoryError e) {
            // others are to end yet
            LOG.log(Level.DEBUG, () -> "no thread for the last callbacks of " + connection, e);
        }
    }

    private void giveUp() {
        if (over.complete(null)) {
            LOG.log(
                    Level.WARNING,
                    "the last callbacks of " + left() + " connections were not over when the server stopped");
        }
    }

    private int left() {
        return engine.unfinished().size();
    }
}
