// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries an admitted upgrade through the server's own upgrade, which runs on the thread that asked the gate. */
public final class PendingUpgrades {

    private final ThreadLocal<@Nullable PendingUpgrade> ofThread = new ThreadLocal<>();

    /** Runs the server's upgrade with this record in view. */
    public <X extends Throwable, Y extends Throwable> void with(PendingUpgrade pending, Upgrade<X, Y> upgrade)
            throws X, Y {
        ofThread.set(pending);
        try {
            upgrade.proceed();
        } finally {
            ofThread.remove();
        }
    }

    /** The record of the upgrade that runs on this thread. */
    Optional<PendingUpgrade> ofThisThread() {
        return Optional.ofNullable(ofThread.get());
    }

    /** What the server does with an upgrade request. */
    @FunctionalInterface
    public interface Upgrade<X extends Throwable, Y extends Throwable> {

        /** Goes on with the request. */
        void proceed() throws X, Y;
    }
}
