// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.Handshake;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Interfaces that a test answers for itself, method by method. */
final class Fakes {

    private Fakes() {}

    static <T> T fake(Class<T> type, InvocationHandler handler) {
        InvocationHandler withIdentity = (proxy, method, arguments) -> switch (method.getName()) {
            // what is looked up by itself
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> handler.invoke(proxy, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, withIdentity));
    }

    /** Of which nothing is known. */
    static Handshake handshake() {
        return fake(Handshake.class, (proxy, method, arguments) -> Optional.empty());
    }
}
