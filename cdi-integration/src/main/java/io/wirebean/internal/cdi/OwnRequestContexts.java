// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.cdi.CurrentCall.State;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Gives each callback our own request context, which makes nothing before a bean is asked for. */
final class OwnRequestContexts implements RequestContexts {

    private final CallbackRequestContext context;
    private final CurrentCall current;
    private final RequestEvents events;
    private final OwnThread ownThread;

    OwnRequestContexts(CallbackRequestContext context, CurrentCall current, RequestEvents events, OwnThread ownThread) {
        this.context = context;
        this.current = current;
        this.events = events;
        this.ownThread = ownThread;
    }

    @Override
    public <T extends @Nullable Object> T fresh(@Nullable State call, Callable<T> callback) throws Exception {
        Callable<T> whole = () -> current.with(call, () -> inside(callback));
        return context.yields() ? ownThread.call(whole) : whole.call();
    }

    private <T extends @Nullable Object> T inside(Callable<T> callback) throws Exception {
        var outer = context.enter();
        try {
            events.initialized();
            return callback.call();
        } finally {
            try {
                events.beforeDestroyed();
            } finally {
                context.leave(outer);
            }
            events.destroyed();
        }
    }
}
