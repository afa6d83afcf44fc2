// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Connection;
import io.wirebean.WSMessage;
import io.wirebean.internal.cdi.CurrentCall.Active;
import io.wirebean.internal.cdi.CurrentCall.Guarding;
import io.wirebean.internal.cdi.CurrentCall.State;
import io.wirebean.internal.engine.CallbackScope;
import io.wirebean.internal.gate.UpgradeScope;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Around each callback: the application's class loader, a fresh request context, the connection's own beans; around each
 * guard the same without a connection.
 */
final class CdiCallbackScope implements CallbackScope, UpgradeScope {

    private static final System.Logger LOG = System.getLogger(CdiCallbackScope.class.getName());

    private final ClassLoader loader;
    private final RequestContexts requests;
    private final ConcurrentHashMap<Connection, BeanStore> stores = new ConcurrentHashMap<>();

    CdiCallbackScope(ClassLoader loader, RequestContexts requests) {
        this.loader = loader;
        this.requests = requests;
    }

    @Override
    public <T extends @Nullable Object> T call(Connection connection, @Nullable WSMessage message, Callable<T> callback)
            throws Exception {
        BeanStore beans =
                stores.computeIfAbsent(connection, none -> new BeanStore("the connection's last callback is over"));
        return inside(new Active(connection, message, beans), callback);
    }

    @Override
    public <T extends @Nullable Object> T guard(Callable<T> call) throws Exception {
        return inside(new Guarding(), call);
    }

    @Override
    public void ended(Connection connection) {
        BeanStore beans = stores.remove(connection);
        if (beans == null) {
            return;
        }
        try {
            inside(new Active(connection, null, beans), () -> end(beans));
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the beans of " + connection + " are destroyed without a request context", e);
            end(beans);
        }
    }

    private static boolean end(BeanStore beans) {
        beans.end();
        return true;
    }

    /** Runs what belongs to the application, and to no connection, on this thread. */
    <T extends @Nullable Object> T inside(Callable<T> call) throws Exception {
        return inside(null, call);
    }

    private <T extends @Nullable Object> T inside(@Nullable State state, Callable<T> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader outer = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return requests.fresh(state, call);
        } finally {
            thread.setContextClassLoader(outer);
        }
    }
}
