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
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Of which nothing is known. */
    static Handshake handshake() {
        return fake(Handshake.class, (proxy, method, arguments) -> Optional.empty());
    }
}
