// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.Set;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;

/** Tyrus without its own HTTP server, which would listen on all addresses. */
final class TyrusEndpoints extends TyrusServerContainer {

    private final String contextPath;
    private final WebSocketEngine engine = TyrusWebSocketEngine.builder(this).build();

    TyrusEndpoints(String contextPath) {
        super(Set.of());
        this.contextPath = contextPath.isEmpty() ? "/" : contextPath;
        // from now on addEndpoint registers at once and tells what is wrong with an endpoint
        doneDeployment();
    }

    @Override
    public void register(Class<?> endpointClass) throws DeploymentException {
        engine.register(endpointClass, contextPath);
    }

    @Override
    public void register(ServerEndpointConfig config) throws DeploymentException {
        engine.register(config, contextPath);
    }

    @Override
    public WebSocketEngine getWebSocketEngine() {
        return engine;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }
}
