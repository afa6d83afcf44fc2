// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Connection;
import io.wirebean.WSMessage;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Which callback of which connection, or which guard, runs on this thread. */
final class CurrentCall {

    private static final String NEEDED = "@WSConnectionScoped beans, Connection, Handshake, Identity and WSMessage";

    private final ThreadLocal<@Nullable State> ofThread = new ThreadLocal<>();

    /** Runs a callback or a guard, or neither for null; a call that it is nested in is back in place afterwards. */
    <T extends @Nullable Object> T with(@Nullable State call, Callable<T> callback) throws Exception {
        State outer = ofThread.get();
        ofThread.set(call);
        try {
            return callback.call();
        } finally {
            // null keeps nothing of the application on a thread of the server, and saves an entry for each callback
            ofThread.set(outer);
        }
    }

    boolean isActive() {
        return ofThread.get() instanceof Active;
    }

    /** @throws ContextNotActiveException outside of the callbacks of a connection */
    Active get() {
        State state = ofThread.get();
        if (state instanceof Active active) {
            return active;
        }
        throw new ContextNotActiveException(
                state instanceof Guarding
                        ? "guards have no connection yet: " + NEEDED
                                + " are there in the callbacks of a connection, and a guard has the UpgradeRequest"
                        : "no connection on thread \"" + Thread.currentThread().getName() + "\": " + NEEDED
                                + " are there in the callbacks of a connection, and on other threads in what"
                                + " connection.executor() or connection.wrap(...) runs");
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

    /** What runs. */
    sealed interface State {}

    /** One callback. */
    record Active(Connection connection, @Nullable WSMessage message, BeanStore beans) implements State {}

    /** One guard. */
    record Guarding() implements State {}
}
