// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.RawUpgrade;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.weld.environment.se.WeldContainer;

/** An application on Weld and the engine, with peers at hand and no server between. */
final class RunningApplication implements AutoCloseable {

    private final List<ServerEndpointConfig> endpoints = new ArrayList<>();
    private final WeldContainer container;
    private final WirebeanRuntime runtime;

    private RunningApplication(Class<?>... beans) {
        container = StrictContainer.start(beans);
        runtime = start(container.getBeanManager());
    }

    static RunningApplication of(Class<?>... beans) {
        return new RunningApplication(beans);
    }

    private WirebeanRuntime start(BeanManager beans) {
        var sockets = (ServerContainer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServerContainer.class}, (proxy, method, arguments) -> {
                    endpoints.add((ServerEndpointConfig) arguments[0]);
                    return null;
                });
        ClassLoader loader = getClass().getClassLoader();
        return WirebeanRuntime.start(beans, new Host(sockets, "/app", loader, ThreadSource.own(), Map.of()));
    }

    /** The paths that the server has been given. */
    List<String> paths() {
        return endpoints.stream().map(ServerEndpointConfig::getPath).toList();
    }

    /** What the server has been given. */
    List<ServerEndpointConfig> endpoints() {
        return endpoints;
    }

    WirebeanRuntime runtime() {
        return runtime;
    }

    WirebeanExtension extension() {
        return container.getBeanManager().getExtension(WirebeanExtension.class);
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    ScriptedPeer connect(String path) {
        return connect(path, RawUpgrade.Peer.UNKNOWN);
    }

    ScriptedPeer connect(String path, RawUpgrade.Peer from) {
        var headers =
                Map.of("X-Name", List.of("ann"), "Host", List.of("localhost"), "Origin", List.of("http://localhost"));
        var raw = new RawUpgrade("GET", path, null, headers, from);
        var admitted = (Admitted) runtime.doorway().decide(raw);
        return new ScriptedPeer(transport -> runtime.engine().open(admitted.admission(), transport, opened -> {}));
    }

    @Override
    public void close() {
        try {
            runtime.close();
        } finally {
            container.shutdown();
        }
    }
}
