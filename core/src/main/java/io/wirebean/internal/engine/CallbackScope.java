// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Connection;
import io.wirebean.WSMessage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What has to be active around user code: contexts, class loader. The engine puts every callback through it. */
public interface CallbackScope {

    /** Activates nothing. */
    CallbackScope NONE = new CallbackScope() {
        @Override
        public <T extends @Nullable Object> T call(
                Connection connection, @Nullable WSMessage message, Callable<T> callback) throws Exception {
            return callback.call();
        }

        @Override
        public void ended(Connection connection) {}
    };

    /** Runs one callback of a connection on this thread, {@code message} null outside of message handlers. */
    <T extends @Nullable Object> T call(Connection connection, @Nullable WSMessage message, Callable<T> callback)
            throws Exception;

    /** The last callback of the connection is over: what its scope holds is destroyed. */
    void ended(Connection connection);
}
