// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import org.jboss.weld.environment.se.WeldContainer;

/** The parts of a running server, in the order in which they start; they stop in reverse. */
record Running(WeldContainer beans, HttpFront front) {

    private static final Duration HTTP_GRACE = Duration.ofSeconds(1);

    static Running start(ServerOptions options) {
        boolean rest = hasJersey();
        List<Class<? extends Annotation>> beanDefining = rest ? RestApplication.BEAN_DEFINING : List.of();
        var beans = StrictWeld.start(options.beans(), beanDefining);
        try {
            var front = new HttpFront(options.host(), options.port(), options.contextPath());
            front.serve("", Pages.of(options.pages(), Thread.currentThread().getContextClassLoader()));
            if (rest) {
                RestApplication.serve(beans.getBeanManager(), front);
            }
            front.start();
            return new Running(beans, front);
        } catch (RuntimeException | Error e) {
            beans.shutdown();
            throw e;
        }
    }

    private static boolean hasJersey() {
        try {
            Class.forName(
                    "org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer",
                    false,
                    Running.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    int port() {
        return front.port();
    }

    void stop() {
        try {
            front.stop(HTTP_GRACE);
        } finally {
            beans.shutdown();
        }
    }
}
