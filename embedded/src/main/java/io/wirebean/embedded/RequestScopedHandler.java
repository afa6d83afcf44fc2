// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Activates a request scope around each HTTP request, as a servlet container does. */
final class RequestScopedHandler extends HttpHandler {

    private final HttpHandler handler;
    private final Instance<RequestContextController> controllers;

    RequestScopedHandler(HttpHandler handler, BeanManager beans) {
        this.handler = handler;
        this.controllers = beans.createInstance().select(RequestContextController.class);
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        // a controller belongs to one activation: shared, it would leave the scope active on a pooled thread
        RequestContextController controller = controllers.get();
        controller.activate();
        try {
            handler.service(request, response);
        } finally {
            controller.deactivate();
            controllers.destroy(controller);
        }
    }

    @Override
    public void start() {
        handler.start();
    }

    @Override
    public void destroy() {
        handler.destroy();
    }
}
