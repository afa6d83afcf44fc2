// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Gives each callback a request context of its own. Controllers are used by one callback at a time, since shared ones leave
 * scopes behind on threads, and kept for the next one, since making one costs ten times as much as the context.
 */
final class RequestContexts {

    private static final int MOST_IDLE = 64;

    private final BeanManager beans;
    private final Bean<?> controllerBean;
    private final OwnThread ownThread;

    /** Not by thread: those of a server outlive the application. */
    private final ArrayBlockingQueue<Controller> idle = new ArrayBlockingQueue<>(MOST_IDLE);

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
        Controller controller = idle.poll();
        if (controller == null) {
            controller = made();
        }
        if (!controller.context.activate()) {
            keep(controller);
            return ownThread.call(() -> fresh(callback));
        }
        try {
            return callback.call();
        } finally {
            // one that fails here is in no state to be used again
            controller.context.deactivate();
            keep(controller);
        }
    }

    private void keep(Controller controller) {
        if (!idle.offer(controller)) {
            controller.creation.release();
        }
    }

    private Controller made() {
        var creation = beans.createCreationalContext(controllerBean);
        var context =
                (RequestContextController) beans.getReference(controllerBean, RequestContextController.class, creation);
        return new Controller(context, creation);
    }

    /**
     * One that nobody uses at the moment.
     *
     * @param creation what the container keeps of it, for as long as the application runs
     */
    private record Controller(RequestContextController context, CreationalContext<?> creation) {}
}
