// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.cdi.CallbackRequestContext.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Gives each callback a request context of its own. */
final class RequestContexts {

    private final BeanManager beans;
    private final CallbackRequestContext context;
    private final RequestEvents events;
    private final OwnThread ownThread;

    RequestContexts(BeanManager beans, CallbackRequestContext context, OwnThread ownThread) {
        this.beans = beans;
        this.context = context;
        this.events = new RequestEvents(beans);
        this.ownThread = ownThread;
    }

    /**
     * Runs a callback in a fresh request context. A thread that is inside one of the container's cannot be given a second
     * one; there the callback runs on a thread of its own, and this one waits for it.
     */
    <T extends @Nullable Object> T fresh(Callable<T> callback) throws Exception {
        Request outer = context.enter();
        boolean entered = false;
        try {
            entered = outer != null || isTheOnlyOne();
            if (entered) {
                events.initialized();
                return callback.call();
            }
        } finally {
            if (entered) {
                events.beforeDestroyed();
            }
            context.leave(outer);
            if (entered) {
                events.destroyed();
            }
        }
        return ownThread.call(() -> fresh(callback));
    }

    /** Whether the container has none that is active on this thread (CDI, "The active context object for a scope": at most one may be). */
    private boolean isTheOnlyOne() {
        try {
            return beans.getContext(RequestScoped.class) == context;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
