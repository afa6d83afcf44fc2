// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Touches an HTTP session outside of a request, as Servlet 6.1 lets anybody do who has the session's accessor. By reflection:
 * the floor is Servlet 6.0.
 */
final class SessionAccess {

    private static final System.Logger LOG = System.getLogger(SessionAccess.class.getName());

    private final Object accessor;
    private final Method access;

    private SessionAccess(Object accessor, Method access) {
        this.accessor = accessor;
        this.access = access;
    }

    /**
     * To be called in a request of the session.
     *
     * @param type the interface of sessions, of whatever version
     * @return null where the version knows no accessors
     * @throws IllegalStateException if the session is over
     */
    static <T> @Nullable SessionAccess of(T session, Class<T> type) {
        try {
            Method giving = type.getMethod("getAccessor");
            Object accessor = giving.invoke(session);
            return new SessionAccess(accessor, giving.getReturnType().getMethod("access", Consumer.class));
        } catch (InvocationTargetException e) {
            throw unchecked(e);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "sessions have no accessors here", e);
            return null;
        }
    }

    /** @throws IllegalStateException if the session is over */
    void touch() {
        Consumer<Object> nothing = session -> {};
        try {
            access.invoke(accessor, nothing);
        } catch (InvocationTargetException e) {
            throw unchecked(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unchecked(InvocationTargetException e) {
        return e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
    }
}
