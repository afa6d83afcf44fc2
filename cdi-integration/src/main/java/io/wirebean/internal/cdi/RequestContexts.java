// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Gives each callback a request context of its own, with a controller of its own: shared ones leave scopes behind on threads. */
final class RequestContexts {

    private final BeanManager beans;
    private final Bean<?> controllerBean;
    private final OwnThread ownThread;

    RequestContexts(BeanManager beans, OwnThread ownThread) {
        this.beans = beans;
        this.controllerBean = beans.resolve(beans.getBeans(RequestContextController.class));
        this.ownThread = ownThread;
    }

    /**
     * Runs a callback in a fresh request context. A thread that is inside one cannot be given a second one; there the
     * callback runs on a thread of its own, and this one waits for it.
     */
    <T extends @Nullable Object> T fresh(Callable<T> callback) throws Exception {
        var creation = beans.createCreationalContext(controllerBean);
        try {
            var controller = (RequestContextController)
                    beans.getReference(controllerBean, RequestContextController.class, creation);
            return controller.activate()
                    ? untilDeactivated(controller, callback)
                    : ownThread.call(() -> fresh(callback));
        } finally {
            creation.release();
        }
    }

    private static <T extends @Nullable Object> T untilDeactivated(
            RequestContextController controller, Callable<T> callback) throws Exception {
        try {
            return callback.call();
        } finally {
            controller.deactivate();
        }
    }
}
