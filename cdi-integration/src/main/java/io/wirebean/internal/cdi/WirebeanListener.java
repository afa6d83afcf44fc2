// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.server.ServerContainer;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Starts and stops the application with its servlet context: the one point where every server takes endpoints. */
public final class WirebeanListener implements ServletContextListener {

    @Inject
    private @Nullable BeanManager injected;

    private @Nullable WirebeanRuntime runtime;

    /** Made by the container. */
    public WirebeanListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        // where both the fragment and the initializer were heard, the first has done it
        if (context.getAttribute(WirebeanRuntime.ATTRIBUTE) == null) {
            runtime = WirebeanRuntime.start(beans(), host(context), withHandlers(context));
            context.setAttribute(WirebeanRuntime.ATTRIBUTE, runtime);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (runtime != null) {
            // upgrades that come meanwhile find it, and hear that the application leaves
            runtime.close();
            event.getServletContext().removeAttribute(WirebeanRuntime.ATTRIBUTE);
        }
    }

    private BeanManager beans() {
        if (injected != null) {
            return injected;
        }
        try {
            return (BeanManager) new InitialContext().lookup("java:comp/BeanManager");
        } catch (NamingException e) {
            throw new IllegalStateException("Wirebean needs CDI, and this web application has none", e);
        }
    }

    private static Host host(ServletContext context) {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return new Host(
                (ServerContainer) context.getAttribute(ServerContainer.class.getName()),
                context.getContextPath(),
                ofThread == null ? context.getClassLoader() : ofThread,
                ThreadSource.ofServer(),
                parameters(context),
                Host.MAX_WAITING_THREADS,
                DeclaredRoles.of(context),
                Host.UNDEPLOYMENT);
    }

    private static Set<Class<?>> withHandlers(ServletContext context) {
        var classes = new HashSet<Class<?>>();
        if (context.getAttribute(WirebeanInitializer.CLASSES) instanceof Set<?> seen) {
            seen.forEach(type -> classes.add((Class<?>) type));
        }
        return classes;
    }

    private static Map<String, String> parameters(ServletContext context) {
        var parameters = new HashMap<String, String>();
        for (String name : Collections.list(context.getInitParameterNames())) {
            parameters.put(name, context.getInitParameter(name));
        }
        return parameters;
    }
}
