// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** The container lifecycle events of our request contexts, where anybody observes them. */
final class RequestEvents {

    private static final System.Logger LOG = System.getLogger(RequestEvents.class.getName());

    private final @Nullable Event<Object> initialized;
    private final @Nullable Event<Object> beforeDestroyed;
    private final @Nullable Event<Object> destroyed;

    RequestEvents(BeanManager beans) {
        initialized = event(beans, Initialized.Literal.REQUEST);
        beforeDestroyed = event(beans, BeforeDestroyed.Literal.REQUEST);
        destroyed = event(beans, Destroyed.Literal.REQUEST);
    }

    private static @Nullable Event<Object> event(BeanManager beans, Annotation qualifier) {
        return beans.resolveObserverMethods(new Object(), qualifier).isEmpty()
                ? null
                : beans.getEvent().select(qualifier);
    }

    /** What an observer throws keeps the callback from beginning. */
    void initialized() {
        if (initialized != null) {
            initialized.fire(new Object());
        }
    }

    void beforeDestroyed() {
        tell(beforeDestroyed);
    }

    void destroyed() {
        tell(destroyed);
    }

    /** The callback is over, and its context has to end, whatever an observer throws. */
    private static void tell(@Nullable Event<Object> event) {
        try {
            if (event != null) {
                event.fire(new Object());
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "an observer of the end of a request context failed", e);
        }
    }
}
