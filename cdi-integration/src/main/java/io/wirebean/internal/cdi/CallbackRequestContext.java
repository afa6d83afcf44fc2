// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request context of our callbacks, beside those that the container has for requests of its own: active on the thread
 * of a callback for as long as that runs, and none of the others is. It makes nothing before a bean is asked for.
 *
 * <p>Two that are active at once would fail every bean of the scope (CDI, "The active context object for a scope"), and some
 * containers activate theirs without asking: Weld for an asynchronous observer, on whatever thread that runs.
 */
final class CallbackRequestContext implements AlterableContext {

    private final ThreadLocal<@Nullable Request> ofThread = new ThreadLocal<>();

    private volatile List<Context> others = List.of();

    /** From now on it is active only where none of these is. */
    void yieldTo(List<Context> others) {
        this.others = others;
    }

    /** Whether another is active on this thread. */
    boolean yields() {
        for (Context other : others) {
            if (other.isActive()) {
                return true;
            }
        }
        return false;
    }

    /** Begins a request on this thread; the one that it is nested in, which {@link #leave} is to be given, or null. */
    @Nullable
    Request enter() {
        Request outer = ofThread.get();
        ofThread.set(new Request());
        return outer;
    }

    /** Destroys the beans of the request and puts the outer one back in place. */
    void leave(@Nullable Request outer) {
        try {
            request().end();
        } finally {
            // null keeps nothing of the application on a thread of the server, and saves an entry for each callback
            ofThread.set(outer);
        }
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return RequestScoped.class;
    }

    @Override
    public boolean isActive() {
        return ofThread.get() != null && !yields();
    }

    @Override
    public <T> T get(Contextual<T> bean, CreationalContext<T> creation) {
        return request().begun().get(bean, creation);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> bean) {
        BeanStore beans = request().beans;
        return beans == null ? null : beans.getIfPresent(bean);
    }

    @Override
    public void destroy(Contextual<?> bean) {
        request().begun().destroy(bean);
    }

    private Request request() {
        Request request = ofThread.get();
        if (request == null) {
            throw new ContextNotActiveException(
                    "no callback runs on thread \"" + Thread.currentThread().getName() + "\"");
        }
        return request;
    }

    /** What one callback's beans are kept in, once there is one. Of one thread. */
    static final class Request {

        private @Nullable BeanStore beans;

        private BeanStore begun() {
            BeanStore made = beans;
            if (made == null) {
                made = new BeanStore("the callback is over");
                beans = made;
            }
            return made;
        }

        private void end() {
            if (beans != null) {
                beans.end();
            }
        }
    }
}
