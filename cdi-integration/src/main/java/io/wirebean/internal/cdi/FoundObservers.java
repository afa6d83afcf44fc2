// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.IdentityChanged;
import io.wirebean.UpgradeRefused;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For which of our events an application has observers, as the container shows them while it deploys; a bean manager need not
 * see them all ({@link PlugIns}).
 */
final class FoundObservers {

    private static final List<Class<?>> EVENTS =
            List.of(ConnectionOpened.class, ConnectionClosed.class, UpgradeRefused.class, IdentityChanged.class);

    private final Set<Class<?>> sync = ConcurrentHashMap.newKeySet();
    private final Set<Class<?>> async = ConcurrentHashMap.newKeySet();

    /** Any observer of the application. */
    void observer(ObserverMethod<?> observer) {
        boolean anyQualifiers = observer.getObservedQualifiers().stream().allMatch(Any.Literal.INSTANCE::equals);
        Class<?> observed = raw(observer.getObservedType());
        for (Class<?> event : EVENTS) {
            if (anyQualifiers && observed.isAssignableFrom(event)) {
                (observer.isAsync() ? async : sync).add(event);
            }
        }
    }

    boolean hasSync(Class<?> event) {
        return sync.contains(event);
    }

    boolean hasAsync(Class<?> event) {
        return async.contains(event);
    }

    /** A type variable or a wildcard may be anything. */
    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }
}
