// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.internal.gate.GuardRun.Outcome;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The upgrades that are with their guards: so many at once, each for so long. */
final class Runs {

    private final GateParts parts;
    private final Semaphore room;
    private final Set<GuardRun> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Runs(GateParts parts) {
        this.parts = parts;
        this.room = new Semaphore(parts.maxPending());
    }

    /**
     * One that has begun.
     *
     * @param outcome when its place is free again: whoever learns of it may come back at once
     */
    record Begun(GuardRun run, CompletionStage<Outcome> outcome) {}

    /** Begins one; empty where as many wait as may. */
    Optional<Begun> begin(UpgradeView request) {
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        var run = new GuardRun(request, parts.guards(), parts.scope());
        underWay.add(run);
        var outcome = run.outcome().whenComplete((done, never) -> {
            underWay.remove(run);
            room.release();
        });
        // it is among those under way before this looks: either this sees that all is closed, or close() sees the run
        if (closed) {
            run.stop();
        } else {
            run.start();
            limit(run);
        }
        return Optional.of(new Begun(run, outcome));
    }

    /** Ends those that are under way, and whichever begin from now on; guards that run are interrupted. */
    void close() {
        closed = true;
        underWay.forEach(GuardRun::stop);
    }

    private void limit(GuardRun run) {
        long millis = parts.settings().admission().handshakes().timeout().toMillis();
        try {
            var deadline = parts.timer().schedule(run::timeOut, millis, TimeUnit.MILLISECONDS);
            run.outcome().whenComplete((done, never) -> deadline.cancel(false));
        } catch (RejectedExecutionException e) {
            run.stop();
        }
    }
}
