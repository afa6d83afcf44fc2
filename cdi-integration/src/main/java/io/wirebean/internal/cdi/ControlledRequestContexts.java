// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.cdi.CurrentCall.State;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Gives each callback the container's own request context. Controllers are used by one callback at a time, since shared ones
 * leave scopes behind on threads, and kept for the next one, since making one costs ten times as much as the context.
 */
final class ControlledRequestContexts implements RequestContexts {

    private static final int MOST_IDLE = 64;

    private final BeanManager beans;
    private final Bean<?> controllerBean;
    private final CurrentCall current;
    private final OwnThread ownThread;

    /** Not by thread: those of a server outlive the application. */
    private final ArrayBlockingQueue<Controller> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    ControlledRequestContexts(BeanManager beans, CurrentCall current, OwnThread ownThread) {
        this.beans = beans;
        this.controllerBean = beans.resolve(beans.getBeans(RequestContextController.class));
        this.current = current;
        this.ownThread = ownThread;
    }

    @Override
    public <T extends @Nullable Object> T fresh(@Nullable State call, Callable<T> callback) throws Exception {
        return current.with(call, () -> inside(call, callback));
    }

    private <T extends @Nullable Object> T inside(@Nullable State call, Callable<T> callback) throws Exception {
        Controller controller = idle.poll();
        if (controller == null) {
            controller = made();
        }
        if (!controller.context.activate()) {
            keep(controller);
            return ownThread.call(() -> fresh(call, callback));
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
