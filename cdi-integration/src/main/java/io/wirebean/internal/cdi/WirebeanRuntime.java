// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.jakarta.Doorway;
import io.wirebean.internal.model.ApplicationPlan;
import io.wirebean.internal.model.DefinitionException;
import io.wirebean.internal.model.DeploymentProblems;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.Settings;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** A drain keeps its time-out itself; this is for the day that its timer does not. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Parts parts;
    private final Engine engine;
    private final Doorway doorway;
    private final AtomicBoolean closed = new AtomicBoolean();

    private WirebeanRuntime(Parts parts, Engine engine, Doorway doorway) {
        this.parts = parts;
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
        var threads =
                Threads.start(deployed.settings().execution(), maxPending(deployed.settings(), host), host.threads());
        try {
            var parts = new Parts(beans, extension, host, deployed, threads);
            var gate = parts.gate();
            var engine = parts.engine(gate);
            var doorway = new Doorway(gate, engine, host.contextPath(), host.loader());
            register(doorway, host, deployed.plan());
            LOG.log(Level.INFO, size(deployed.plan()));
            return new WirebeanRuntime(parts, engine, doorway);
        } catch (RuntimeException | Error e) {
            threads.stop();
            throw e;
        }
    }

    /** How many upgrades may wait for their guards. */
    static int maxPending(Settings settings, Host host) {
        int configured = settings.admission().handshakes().maxPending();
        return configured == 0 ? host.maxPending() : configured;
    }

    private static String size(ApplicationPlan plan) {
        return count(plan.controllers(), "controller") + ", " + count(plan.handlers(), "handler");
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
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

    /** All that the application declares, in its controllers and around them. */
    Set<String> roles() {
        return parts.roles();
    }

    /** How long an upgrade may take. */
    Duration upgradeTimeout() {
        return parts.settings().admission().handshakes().timeout();
    }

    /** Whether connections keep HTTP sessions alive. */
    boolean keepsSessions() {
        return parts.settings().admission().sessions().keepAlive();
    }

    /** Hears of the server's sessions. */
    SessionKeeper keeper() {
        return parts.keeper();
    }

    /** Hears of the server's sessions, and of its requests where it has to. */
    SessionWatch watch() {
        return parts.watch();
    }

    Engine engine() {
        return engine;
    }

    /**
     * Lets nobody in any more and lets all connections go, for {@code drain.timeout}; returns when they have gone. A second
     * call waits for the first.
     */
    void drain() {
        doorway.leave();
        Duration timeout = drainTimeout();
        var over = engine.drain(timeout).toCompletableFuture();
        try {
            over.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the drain did not end", e);
        }
    }

    /** Drains, and gives the threads back. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            drain();
            doorway.close();
            engine.stop();
            parts.threads().stop();
        }
    }

    private Duration drainTimeout() {
        Duration configured = parts.settings().drain().timeout();
        return configured.isZero() ? parts.host().drainTimeout() : configured;
    }
}
