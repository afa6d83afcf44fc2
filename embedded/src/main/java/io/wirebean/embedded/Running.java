// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.cdi.Host;
import io.wirebean.internal.cdi.ThreadSource;
import io.wirebean.internal.cdi.WirebeanRuntime;
import io.wirebean.internal.jakarta.Doorway;
import java.lang.annotation.Annotation;
import java.util.List;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.jboss.weld.environment.se.WeldContainer;

/** The parts of a running server. */
record Running(WeldContainer beans, HttpFront front, Stops stops) {

    private static final String JERSEY = "org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer";

    /** Starts them one after the other; what has started is stopped again if the next does not. */
    static Running start(ServerOptions options) {
        var stops = new Stops();
        try {
            return start(options, stops);
        } catch (RuntimeException | Error e) {
            stops.run();
            throw e;
        }
    }

    private static Running start(ServerOptions options, Stops stops) {
        ClassLoader loader = loader();
        boolean rest = hasJersey(loader);
        List<Class<? extends Annotation>> beanDefining = rest ? RestApplication.BEAN_DEFINING : List.of();
        var beans = StrictWeld.start(options.beans(), beanDefining);
        stops.add(beans::shutdown);
        var tyrus = new TyrusEndpoints(options.contextPath());
        stops.add(tyrus::stop);
        var front = new HttpFront(options.host(), options.port(), options.contextPath());
        // before the runtime, so that it is stopped after it: the last close frames still have a way out
        stops.add(front::stop);
        var host = new Host(tyrus, options.contextPath(), loader, ThreadSource.own(), options.parameters());
        var runtime = WirebeanRuntime.start(beans.getBeanManager(), host);
        stops.add(runtime::close);
        front.add(gate(tyrus, runtime.doorway(), options.contextPath()));
        if (rest) {
            RestApplication.serve(beans.getBeanManager(), front);
        }
        front.serve("", Pages.of(options.pages(), loader));
        front.start();
        return new Running(beans, front, stops);
    }

    private static AddOn gate(TyrusEndpoints tyrus, Doorway doorway, String contextPath) {
        return (listener, chain) -> chain.add(
                chain.indexOfType(HttpServerFilter.class), new GatedUpgradeFilter(tyrus, doorway, contextPath));
    }

    private static ClassLoader loader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread == null ? Running.class.getClassLoader() : ofThread;
    }

    private static boolean hasJersey(ClassLoader loader) {
        try {
            Class.forName(JERSEY, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
