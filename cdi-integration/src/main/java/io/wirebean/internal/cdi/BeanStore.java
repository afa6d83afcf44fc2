// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.System.Logger.Level;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The instances that belong to one connection or one callback. The first who asks for a bean makes it, without a lock; who
 * asks for the same bean meanwhile waits for it, and nobody else.
 */
final class BeanStore {

    private static final System.Logger LOG = System.getLogger(BeanStore.class.getName());

    private final ConcurrentHashMap<Contextual<?>, Making<?>> beans = new ConcurrentHashMap<>();
    private final Deque<Contextual<?>> made = new ConcurrentLinkedDeque<>();
    private final Set<Contextual<?>> gone = ConcurrentHashMap.newKeySet(0);
    private final String over;
    private volatile boolean ended;

    /** @param over why no more beans are made at the end */
    BeanStore(String over) {
        this.over = over;
    }

    <T> @Nullable T getIfPresent(Contextual<T> bean) {
        Making<T> making = making(bean);
        return making == null || !making.made.isDone() ? null : making.instance();
    }

    <T> T get(Contextual<T> bean, CreationalContext<T> creation) {
        if (ended || gone.contains(bean)) {
            throw new ContextNotActiveException(over + ": " + bean + " is destroyed");
        }
        var mine = new Making<>(bean, creation);
        Making<T> other = cast(beans.putIfAbsent(bean, mine));
        if (other != null) {
            return other.instance();
        }
        make(mine);
        return mine.instance();
    }

    private <T> void make(Making<T> making) {
        try {
            making.made.complete(making.bean.create(making.creation));
            remember(making.bean);
        } catch (RuntimeException | Error e) {
            // the next who asks tries again
            beans.remove(making.bean, making);
            making.made.completeExceptionally(e);
        }
    }

    /** Connection and handshake are destroyed last, so that each {@code @PreDestroy} method has them. */
    private void remember(Contextual<?> contextual) {
        if (contextual instanceof Bean<?> bean && bean.getBeanClass().isInterface()) {
            made.addLast(contextual);
        } else {
            made.addFirst(contextual);
        }
    }

    void destroy(Contextual<?> bean) {
        Making<?> making = beans.remove(bean);
        if (making != null) {
            made.remove(bean);
            making.destroy();
        }
    }

    /** Destroys what was made, the last first, and what is made meanwhile. */
    void end() {
        for (Contextual<?> bean = made.poll(); bean != null; bean = made.poll()) {
            gone.add(bean);
            destroy(bean);
        }
        ended = true;
    }

    private <T> @Nullable Making<T> making(Contextual<T> bean) {
        return cast(beans.get(bean));
    }

    @SuppressWarnings("unchecked") // a bean's key is the bean that made the value
    private static <T> @Nullable Making<T> cast(@Nullable Making<?> making) {
        return (Making<T>) making;
    }

    /** One instance, made or being made. */
    private static final class Making<T> {

        private final Contextual<T> bean;
        private final CreationalContext<T> creation;
        private final Thread maker = Thread.currentThread();
        private final CompletableFuture<T> made = new CompletableFuture<>();

        Making(Contextual<T> bean, CreationalContext<T> creation) {
            this.bean = bean;
            this.creation = creation;
        }

        T instance() {
            if (!made.isDone() && maker == Thread.currentThread()) {
                throw new IllegalStateException(bean + " asks for itself while it is made");
            }
            try {
                return made.join();
            } catch (CompletionException e) {
                throw unchecked(e.getCause());
            }
        }

        private static RuntimeException unchecked(@Nullable Throwable cause) {
            if (cause instanceof Error error) {
                throw error;
            }
            return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
        }

        void destroy() {
            try {
                bean.destroy(instance(), creation);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, bean + " could not be destroyed", e);
            }
        }
    }
}
