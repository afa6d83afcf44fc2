// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries an admitted upgrade through the server's own upgrade, which runs on the thread that asked the gate. */
public final class PendingUpgrades {

    private final ThreadLocal<@Nullable OnItsWay> ofThread = new ThreadLocal<>();

    /** Runs the server's upgrade with this record in view. */
    public <X extends Throwable, Y extends Throwable> void with(PendingUpgrade pending, Upgrade<X, Y> upgrade)
            throws X, Y {
        ofThread.set(new OnItsWay(pending));
        try {
            upgrade.proceed();
        } finally {
            ofThread.remove();
        }
    }

    /** The record of the upgrade that runs on this thread, taken or not. */
    Optional<PendingUpgrade> ofThisThread() {
        return Optional.ofNullable(ofThread.get()).map(way -> way.pending);
    }

    /** The record of the upgrade that runs on this thread, once: a second handshake has to ask the gate again. */
    Optional<PendingUpgrade> take() {
        OnItsWay way = ofThread.get();
        if (way == null || way.taken) {
            return Optional.empty();
        }
        way.taken = true;
        return Optional.of(way.pending);
    }

    /** A record, and whether a connection has been admitted with it. Of one thread. */
    private static final class OnItsWay {

        private final PendingUpgrade pending;
        private boolean taken;

        private OnItsWay(PendingUpgrade pending) {
            this.pending = pending;
        }
    }

    /** What the server does with an upgrade request. */
    @FunctionalInterface
    public interface Upgrade<X extends Throwable, Y extends Throwable> {

        /** Goes on with the request. */
        void proceed() throws X, Y;
    }
}
