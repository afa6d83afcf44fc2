// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.UpgradeRefused;
import io.wirebean.spi.ConnectionObserver;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tells of refused upgrades: plug-ins at once, the application's observers on the executor. */
final class RefusalNews implements Consumer<UpgradeRefused> {

    /** Refusing costs little, and must cost little memory too when somebody tries for hours. */
    static final int MAX_WAITING = 1024;

    private static final System.Logger LOG = System.getLogger("io.wirebean");

    private final ConnectionObserver plugIns;
    private final CdiEvents events;
    private final CdiCallbackScope scope;
    private final Executor executor;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Told once, until all observers have caught up: who floods the gate must not flood the log. */
    private final AtomicBoolean dropping = new AtomicBoolean();

    RefusalNews(ConnectionObserver plugIns, CdiEvents events, CdiCallbackScope scope, Executor executor) {
        this.plugIns = plugIns;
        this.events = events;
        this.scope = scope;
        this.executor = executor;
    }

    @Override
    public void accept(UpgradeRefused refusal) {
        try {
            plugIns.refused(refusal);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "an observer failed", e);
        }
        if (events.observed(UpgradeRefused.class)) {
            later(refusal);
        }
    }

    private void later(UpgradeRefused refusal) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            if (dropping.compareAndSet(false, true)) {
                LOG.log(
                        Level.WARNING,
                        "UpgradeRefused events are dropped: {0} wait for their observers already",
                        MAX_WAITING);
            }
            return;
        }
        try {
            executor.execute(() -> tell(refusal));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the application has stopped; nobody hears of a refused upgrade");
        }
    }

    private void tell(UpgradeRefused refusal) {
        if (waiting.decrementAndGet() == 0) {
            dropping.set(false);
        }
        try {
            scope.inside(() -> {
                events.refused(refusal);
                return refusal;
            });
        } catch (Exception e) {
            LOG.log(Level.WARNING, "observers of UpgradeRefused could not be called", e);
        }
    }
}
