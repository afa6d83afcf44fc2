// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Connection;
import io.wirebean.WSMessage;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which callback of which connection runs on this thread. */
final class CurrentCall {

    private final ThreadLocal<@Nullable Active> ofThread = new ThreadLocal<>();

    /** Runs a callback; a call that it is nested in is back in place afterwards. */
    <T extends @Nullable Object> T with(Active call, Callable<T> callback) throws Exception {
        Active outer = ofThread.get();
        ofThread.set(call);
        try {
            return callback.call();
        } finally {
            if (outer == null) {
                ofThread.remove();
            } else {
                ofThread.set(outer);
            }
        }
    }

    boolean isActive() {
        return ofThread.get() != null;
    }

    /** @throws ContextNotActiveException outside of the callbacks of a connection */
    Active get() {
        Active active = ofThread.get();
        if (active == null) {
            throw new ContextNotActiveException("no connection on thread \""
                    + Thread.currentThread().getName()
                    + "\": @WSConnectionScoped beans, Connection, Handshake and WSMessage are there in the callbacks of a"
                    + " connection, and on other threads in what connection.executor() or connection.wrap(...) runs");
        }
        return active;
    }

    /** A message as it is seen by injection. */
    WSMessage message() {
        WSMessage message = get().message();
        if (message == null) {
            throw new IllegalStateException(
                    "this callback has no message: WSMessage can be used where a message handler is the caller");
        }
        return message;
    }

    /** One callback. */
    record Active(Connection connection, @Nullable WSMessage message, BeanStore beans) {}
}
