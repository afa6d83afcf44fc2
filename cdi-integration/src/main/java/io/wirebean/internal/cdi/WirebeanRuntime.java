// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.engine.ConnectionEvents;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.EngineParts;
import io.wirebean.internal.gate.Gate;
import io.wirebean.internal.gate.GateParts;
import io.wirebean.internal.gate.Occupancy;
import io.wirebean.internal.gate.UpgradeScope;
import io.wirebean.internal.jakarta.Doorway;
import io.wirebean.internal.model.ApplicationPlan;
import io.wirebean.internal.model.DefinitionException;
import io.wirebean.internal.model.DeploymentProblems;
import io.wirebean.internal.model.EndpointPlan;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A running application: its threads, its engine, its gate and its endpoints. The servlet side and embedded start it alike. */
public final class WirebeanRuntime implements AutoCloseable {

    /** The attribute of the servlet context that holds it. */
    static final String ATTRIBUTE = WirebeanRuntime.class.getName();

    private static final System.Logger LOG = System.getLogger("io.wirebean");

    private static final String WEBSOCKET_DEPENDENCY =
            "the server's WebSocket: feature websocket-2.1 on Open Liberty, tomcat-websocket on Tomcat,"
                    + " the embedded server's Tyrus elsewhere";

    private final Threads threads;
    private final Engine engine;
    private final Doorway doorway;
    private final AtomicBoolean closed = new AtomicBoolean();

    private WirebeanRuntime(Threads threads, Engine engine, Doorway doorway) {
        this.threads = threads;
        this.engine = engine;
        this.doorway = doorway;
    }

    /**
     * Starts the application whose beans these are.
     *
     * @throws io.wirebean.internal.model.DefinitionException for all that is wrong with it; nothing runs
     */
    public static WirebeanRuntime start(BeanManager beans, Host host) {
        return start(beans, host, Set.of());
    }

    /** @param withHandlers classes with handlers that the server has found, beans or not */
    static WirebeanRuntime start(BeanManager beans, Host host, Set<Class<?>> withHandlers) {
        var extension = beans.getExtension(WirebeanExtension.class);
        Deployed deployed = extension.deployment().start(beans, host.parameters(), withHandlers);
        var threads = Threads.start(deployed.settings().execution(), host.threads());
        try {
            var gate = gate(extension, deployed, threads);
            var engine = engine(beans, extension, host, deployed, threads, gate);
            var doorway =
                    new Doorway(gate, engine, deployed.settings().inbound().maxMessageBytes(), host.contextPath());
            register(doorway, host, deployed.plan());
            LOG.log(
                    Level.INFO,
                    "{0} controllers, {1} handlers",
                    deployed.plan().controllers(),
                    deployed.plan().handlers());
            return new WirebeanRuntime(threads, engine, doorway);
        } catch (RuntimeException | Error e) {
            threads.stop();
            throw e;
        }
    }

    private static Engine engine(
            BeanManager beans, WirebeanExtension extension, Host host, Deployed deployed, Threads threads, Gate gate) {
        var ownThread = new OwnThread(host.threads().platform(), host.loader());
        var scope = new CdiCallbackScope(host.loader(), new RequestContexts(beans, ownThread), extension.current());
        var parts = new EngineParts(
                deployed.settings(),
                threads.executor(),
                threads.timer(),
                scope,
                deployed.codec(),
                deployed.observer(),
                ConnectionEvents.NONE,
                gate,
                InstantSource.system());
        return new Engine(parts, extension.registry());
    }

    private static Gate gate(WirebeanExtension extension, Deployed deployed, Threads threads) {
        var parts = new GateParts(
                deployed.settings(),
                16,
                threads.executor(),
                threads.timer(),
                UpgradeScope.NONE,
                deployed.codec(),
                Occupancy.EMPTY,
                refused -> deployed.observer().refused(refused));
        return new Gate(deployed.plan().endpoints(), parts);
    }

    private static void register(Doorway doorway, Host host, ApplicationPlan plan) {
        if (plan.endpoints().isEmpty()) {
            return;
        }
        ServerContainer sockets = host.sockets();
        if (sockets == null) {
            throw new DefinitionException(List.of(DeploymentProblems.noServerContainer(WEBSOCKET_DEPENDENCY)));
        }
        Set<String> subprotocols = plan.endpoints().stream()
                .map(EndpointPlan::subprotocols)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        try {
            doorway.register(sockets, subprotocols);
        } catch (DeploymentException e) {
            throw new IllegalStateException("the server refuses a path: " + e.getMessage(), e);
        }
    }

    /** The way in for upgrade requests. */
    public Doorway doorway() {
        return doorway;
    }

    Engine engine() {
        return engine;
    }

    /** Closes all connections, waits shortly for their last handlers, and gives the threads back. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            engine.shutdown();
            threads.stop();
        }
    }
}
