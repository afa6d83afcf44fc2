// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.path;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.benchmarks.server.WirebeanEcho;
import io.wirebean.internal.cdi.Host;
import io.wirebean.internal.cdi.ThreadSource;
import io.wirebean.internal.cdi.WirebeanExtension;
import io.wirebean.internal.cdi.WirebeanRuntime;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.EngineParts;
import io.wirebean.internal.engine.Registry;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.ApplicationPlan;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** An application without a server, whose handlers and writers run on the thread that hands something over. */
final class PathApplication implements AutoCloseable {

    private final SeContainer container;
    private final WirebeanRuntime runtime;
    private final ApplicationPlan plan;
    private final Engine engine;

    /**
     * @param beans beside the echo controller
     * @param others parts of the engine that are to be others than usual, by name
     */
    PathApplication(List<Class<?>> beans, Map<String, Object> others) {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new WirebeanExtension())
                .addBeanClasses(WirebeanEcho.class)
                .addBeanClasses(beans.toArray(Class[]::new))
                .initialize();
        var host =
                new Host(nothing(ServerContainer.class), "", getClass().getClassLoader(), ThreadSource.own(), Map.of());
        runtime = WirebeanRuntime.start(container.getBeanManager(), host);
        plan = (ApplicationPlan) Inside.field(runtime, "parts", "deployed", "plan");
        Executor here = Runnable::run;
        Map<String, Object> parts = new HashMap<>(Map.of("executor", here, "writers", here));
        parts.putAll(others);
        var usual = (EngineParts) Inside.field(runtime, "engine", "parts");
        engine = new Engine(Inside.with(usual, parts), new Registry(name -> null));
    }

    Engine engine() {
        return engine;
    }

    Admission admission(Identity identity) {
        return new Admission(
                plan.endpoints().get(0), nothing(Handshake.class), identity, Map.of(), System.nanoTime(), null);
    }

    @Override
    public void close() {
        runtime.close();
        container.close();
    }

    /** Returns what is empty from every method: none of them is on the path. */
    static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getReturnType().getName()) {
                    case "int" -> 0;
                    case "long" -> 0L;
                    case "boolean" -> false;
                    case "java.util.Optional" -> Optional.empty();
                    case "java.util.Map" -> Map.of();
                    case "java.util.List" -> List.of();
                    default -> null;
                }));
    }
}
