// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Where an environment's threads come from.
 *
 * @param platform makes threads that have the application's contexts; may return null when the server shuts down
 * @param contexts runs a task on the calling thread with the application's contexts: for threads that lack them
 */
public record ThreadSource(ThreadFactory platform, Executor contexts) {

    private static final System.Logger LOG = System.getLogger(ThreadSource.class.getName());

    /** Our own threads: a server without Jakarta Concurrency, the embedded one. */
    public static ThreadSource own() {
        return new ThreadSource(daemons("wirebean-"), Runnable::run);
    }

    /** The server's threads, where it has any to give; to be called on a thread of the application, such as a listener's. */
    static ThreadSource ofServer() {
        try {
            var naming = new InitialContext();
            var factory = (ThreadFactory) naming.lookup("java:comp/DefaultManagedThreadFactory");
            Object service = naming.lookup("java:comp/DefaultContextService");
            Executor contexts = contextExecutor(service);
            return new ThreadSource(named(factory, contexts), contexts);
        } catch (NamingException | ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no Jakarta Concurrency here, the threads are our own", e);
            return own();
        }
    }

    /** Makes daemon threads of this name and a number. */
    static ThreadFactory daemons(String name) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * WildFly 39 gives a new thread the contexts of the one that asks for it, which are none where a connection ends on an
     * I/O thread: it is asked with the application's contexts in place.
     */
    static ThreadFactory named(ThreadFactory factory, Executor contexts) {
        var number = new AtomicInteger();
        return task -> {
            var made = new AtomicReference<@Nullable Thread>();
            contexts.execute(() -> made.set(factory.newThread(task)));
            Thread thread = made.get();
            if (thread != null) {
                thread.setName("wirebean-" + number.incrementAndGet());
            }
            return thread;
        };
    }

    /** By reflection: servlet containers without Jakarta Concurrency do not have the type. */
    private static Executor contextExecutor(Object service) throws ReflectiveOperationException {
        Class<?> type = Class.forName(
                "jakarta.enterprise.concurrent.ContextService",
                false,
                service.getClass().getClassLoader());
        try {
            return (Executor) type.getMethod("currentContextExecutor").invoke(service);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(e.getCause());
        }
    }
}
