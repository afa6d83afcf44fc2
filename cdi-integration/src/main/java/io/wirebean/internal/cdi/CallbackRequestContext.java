// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * The request context of our callbacks, beside those that the container has for requests of its own: active on the thread
 * of a callback for as long as that runs. It makes nothing before a bean is asked for.
 */
final class CallbackRequestContext implements AlterableContext {

    private final ThreadLocal<@Nullable Request> ofThread = new ThreadLocal<>();

    /** Begins a request on this thread; the one that it is nested in, which {@link #leave} is to be given, or null. */
    @Nullable
    Request enter() {
        Request outer = ofThread.get();
        ofThread.set(new Request());
        return outer;
    }

    /** Destroys the beans of the request and puts the outer one back in place. */
    void leave(@Nullable Request outer) {
        request().end();
        // null keeps nothing of the application on a thread of the server, and saves an entry for each callback
        ofThread.set(outer);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return RequestScoped.class;
    }

    @Override
    public boolean isActive() {
        return ofThread.get() != null;
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
