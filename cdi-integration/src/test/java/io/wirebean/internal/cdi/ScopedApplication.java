// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Connection;
import io.wirebean.Handshake;
import io.wirebean.WSMessage;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.jboss.weld.environment.se.WeldContainer;

/** An application on Weld whose callbacks are those of a test, for connections that are names alone. */
final class ScopedApplication implements AutoCloseable {

    private final WeldContainer container;
    private final URLClassLoader classLoader =
            new URLClassLoader(new URL[0], getClass().getClassLoader());
    private final CdiCallbackScope scope;

    ScopedApplication(Class<?>... beans) {
        this(false, beans);
    }

    /** @param asElsewhere whether Weld is taken for a container that does not tell its contexts */
    ScopedApplication(boolean asElsewhere, Class<?>... beans) {
        container = StrictContainer.start(beans);
        var manager = container.getBeanManager();
        var ownThread = new OwnThread(ThreadSource.own().platform(), classLoader);
        var extension = manager.getExtension(WirebeanExtension.class);
        BeanManager told = asElsewhere ? saysNoMoreThanItMust(manager) : manager;
        scope = new CdiCallbackScope(classLoader, RequestContexts.of(told, extension, ownThread));
    }

    private static BeanManager saysNoMoreThanItMust(BeanManager manager) {
        return (BeanManager) Proxy.newProxyInstance(
                ScopedApplication.class.getClassLoader(),
                new Class<?>[] {BeanManager.class},
                (proxy, method, arguments) -> method.invoke(manager, arguments));
    }

    <T> T call(Connection connection, Callable<T> callback) throws Exception {
        return scope.call(connection, null, callback);
    }

    <T> T call(Connection connection, WSMessage message, Callable<T> callback) throws Exception {
        return scope.call(connection, message, callback);
    }

    void ended(Connection connection) {
        scope.ended(connection);
    }

    ClassLoader classLoader() {
        return classLoader;
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    static Connection connection(String id) {
        var handshake = (Handshake) Proxy.newProxyInstance(
                ScopedApplication.class.getClassLoader(),
                new Class<?>[] {Handshake.class},
                (proxy, method, arguments) -> "/of/" + id);
        return (Connection) Proxy.newProxyInstance(
                ScopedApplication.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "id", "toString" -> id;
                    case "handshake" -> handshake;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static WSMessage message(String event) {
        return (WSMessage) Proxy.newProxyInstance(
                ScopedApplication.class.getClassLoader(),
                new Class<?>[] {WSMessage.class},
                (proxy, method, arguments) -> event);
    }

    @Override
    public void close() {
        container.shutdown();
    }
}
