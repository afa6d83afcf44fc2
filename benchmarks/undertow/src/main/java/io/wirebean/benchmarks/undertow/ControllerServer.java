// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.undertow;

import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import io.wirebean.benchmarks.server.Child;
import jakarta.servlet.ServletContainerInitializer;
import java.util.ServiceLoader;
import java.util.Set;
import javax.naming.spi.NamingManager;
import org.jboss.weld.environment.servlet.EnhancedListener;

/** The same as controllers, with Weld; an embedded Undertow reads no web-fragment, so the initializer takes its place. */
public final class ControllerServer {

    private ControllerServer() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        NamingManager.setInitialContextFactoryBuilder(new BeansByName());
        DeploymentInfo deployment = UndertowServer.deployment("controllers", new WebSocketDeploymentInfo());
        deployment.addServletContainerInitializer(
                new ServletContainerInitializerInfo(EnhancedListener.class, Set.of()));
        for (ServletContainerInitializer found : ServiceLoader.load(ServletContainerInitializer.class)) {
            if (found.getClass().getName().startsWith("io.wirebean.")) {
                deployment.addServletContainerInitializer(
                        new ServletContainerInitializerInfo(found.getClass(), Set.of()));
            }
        }
        try (var server = UndertowServer.start(deployment)) {
            Child.serve(server.port());
        }
    }
}
