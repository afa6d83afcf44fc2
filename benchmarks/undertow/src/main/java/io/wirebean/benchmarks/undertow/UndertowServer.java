// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.undertow;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;

/** Undertow as it comes, with one application at its root. */
final class UndertowServer implements AutoCloseable {

    private final Undertow undertow;
    private final DeploymentManager application;

    private UndertowServer(Undertow undertow, DeploymentManager application) {
        this.undertow = undertow;
        this.application = application;
    }

    static DeploymentInfo deployment(String name, WebSocketDeploymentInfo webSockets) {
        return Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName(name)
                .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, webSockets);
    }

    static UndertowServer start(DeploymentInfo deployment) throws ServletException {
        DeploymentManager application = Servlets.newContainer().addDeployment(deployment);
        application.deploy();
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(application.start())
                .build();
        undertow.start();
        return new UndertowServer(undertow, application);
    }

    int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() throws ServletException {
        application.stop();
        application.undeploy();
        undertow.stop();
    }
}
