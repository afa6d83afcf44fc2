// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.cdi.CurrentCall.State;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Gives each callback a request context of its own. */
interface RequestContexts {

    /**
     * Runs a callback in a fresh request context. A thread that is inside one of the container's cannot be given a second
     * one; there the callback runs on a thread of its own, and this one waits for it.
     *
     * @param call what runs, which the beans of the request have until they are destroyed; null for neither callback nor guard
     */
    <T extends @Nullable Object> T fresh(@Nullable State call, Callable<T> callback) throws Exception;

    /** By ours where the container tells which others there are, as from CDI 4.1 on and Weld before; by its own elsewhere. */
    static RequestContexts of(BeanManager beans, WirebeanExtension extension, OwnThread ownThread) {
        CallbackRequestContext ours = extension.requests();
        List<Context> others = others(beans, ours);
        if (others.isEmpty()) {
            return new ControlledRequestContexts(beans, extension.current(), ownThread);
        }
        ours.yieldTo(others);
        return new OwnRequestContexts(ours, extension.current(), new RequestEvents(beans), ownThread);
    }

    private static List<Context> others(BeanManager beans, CallbackRequestContext ours) {
        try {
            var all = (Collection<?>)
                    beans.getClass().getMethod("getContexts", Class.class).invoke(beans, RequestScoped.class);
            return all.stream()
                    .map(Context.class::cast)
                    .filter(context -> context != ours)
                    .toList();
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(RequestContexts.class.getName())
                    .log(Level.DEBUG, "a container that does not tell its contexts", e);
            return List.of();
        }
    }
}
