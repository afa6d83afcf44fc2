// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.CloseReason;
import io.wirebean.Connections;
import io.wirebean.Identity;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.internal.gate.Gate;
import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.gate.RawUpgrade;
import io.wirebean.internal.model.EndpointPlan;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one way from an upgrade request into the engine: asks the gate, carries its record, opens the connection. */
public final class Doorway {

    /** The user property under which a session bears its {@link PendingUpgrade} until it opens. */
    static final String PENDING = PendingUpgrade.class.getName();

    /** The user properties that bear who it was at the upgrade, and the connections of the application. */
    private static final String IDENTITY = Identity.class.getName();

    private static final String CONNECTIONS = Connections.class.getName();

    /** All user properties that an admission puts. */
    static final List<String> PROPERTIES = List.of(PENDING, IDENTITY, CONNECTIONS);

    private static final Set<String> SECURE = Set.of("wss", "https");

    private static final System.Logger LOG = System.getLogger(Doorway.class.getName());

    private final Gate gate;
    private final Engine engine;
    private final String contextPath;
    private final PendingUpgrades upgrades = new PendingUpgrades();
    private final Quirks quirks;
    private final Set<String> warnedPaths = ConcurrentHashMap.newKeySet();

    /**
     * @param contextPath of the application; empty for the root
     * @param loader the application's
     */
    public Doorway(Gate gate, Engine engine, String contextPath, ClassLoader loader) {
        this.gate = gate;
        this.engine = engine;
        this.contextPath = contextPath;
        this.quirks = new Quirks(loader);
    }

    /** What the gate says; this thread waits for its guards. */
    public GateDecision decide(RawUpgrade upgrade) {
        return gate.decide(upgrade);
    }

    /** What the gate will say; the stage never fails, and may complete on a thread that must not be kept. */
    public CompletionStage<GateDecision> decideLater(RawUpgrade upgrade) {
        return gate.decideLater(upgrade);
    }

    /** Answers the upgrades that wait, and those that still come, with 503. */
    public void leave() {
        gate.leave();
    }

    /** Asks no guard any more. */
    public void close() {
        gate.close();
    }

    /**
     * Does something at the end of {@code outbound.close-timeout}, after which no peer can expect that we go on listening.
     *
     * @return by which it is called off; null where the engine is going away
     */
    public @Nullable ScheduledFuture<?> afterCloseTimeout(Runnable action) {
        return engine.afterCloseTimeout(action);
    }

    /** The upgrades that are on their way through the server. */
    public PendingUpgrades upgrades() {
        return upgrades;
    }

    /**
     * Whether to believe a server that says that a request is secure.
     *
     * @param cipherSuite of the request; null where it names none
     */
    public boolean isSecure(String serverInfo, @Nullable Object cipherSuite) {
        return quirks.isSecure(serverInfo, cipherSuite);
    }

    /**
     * A hold on the TCP connection below the server's own request of an upgrade.
     *
     * @return null where the request gives none, so that the session is asked
     */
    public @Nullable ConnectionControl control(Object request) {
        return quirks.controlBelow(request);
    }

    /** Registers an endpoint for each of the gate's templates. */
    public void register(ServerContainer container, Set<String> subprotocols) throws DeploymentException {
        var configurator = new WirebeanConfigurator(this);
        for (String template : gate.serverTemplates()) {
            container.addEndpoint(ServerEndpointConfig.Builder.create(WirebeanEndpoint.class, template)
                    .subprotocols(List.copyOf(subprotocols))
                    .configurator(configurator)
                    .build());
        }
    }

    /** What the gate says where no filter has asked it. The HTTP session may be the server's own, made for this handshake. */
    GateDecision decideWithoutFilter(HandshakeRequest request) {
        URI uri = request.getRequestURI();
        var caller = new RawUpgrade.Caller(request.getUserPrincipal(), Set.of(), request::isUserInRole);
        var peer = new RawUpgrade.Peer(caller, null, null, SECURE.contains(String.valueOf(uri.getScheme())), null);
        return decide(new RawUpgrade(
                "GET",
                quirks.rawPath(request, contextPath),
                uri.getRawQuery() == null ? request.getQueryString() : uri.getRawQuery(),
                request.getHeaders(),
                peer));
    }

    /** What a session bears whose upgrade was admitted. */
    Map<String, Object> properties(PendingUpgrade pending) {
        return Map.of(PENDING, pending, IDENTITY, pending.admission().identity(), CONNECTIONS, engine.connections());
    }

    Quirks quirks() {
        return quirks;
    }

    /** The limits and time-outs of the server itself must not come before ours. */
    void prepare(Session session, EndpointPlan endpoint) {
        int size = quirks.bufferSize(endpoint.maxMessageBytes());
        session.setMaxTextMessageBufferSize(size);
        session.setMaxBinaryMessageBufferSize(size);
        session.setMaxIdleTimeout(0);
    }

    /**
     * Opens a connection, and tells of it before its first callback runs.
     *
     * @param toBeHandedFrames told as well where it is for the session's handlers to hand it what comes
     */
    void open(
            Session session,
            PendingUpgrade pending,
            Consumer<LiveConnection> before,
            Consumer<LiveConnection> toBeHandedFrames) {
        var control = pending.control() == null ? quirks.control(session) : pending.control();
        var overSession = new SessionTransport(session, control, quirks.queuesSends(session));
        engine.open(pending.admission(), control.transport(overSession), live -> {
            before.accept(live);
            if (!control.takeFrames(live)) {
                toBeHandedFrames.accept(live);
            }
        });
    }

    byte[] kept(Session session, byte[] data) {
        return quirks.kept(session, data);
    }

    CloseReason closeReason(jakarta.websocket.CloseReason told) {
        return quirks.closeReason(told);
    }

    void warnOfUnadmitted(String path) {
        // an attacker's paths must not fill the set: the templates take a bounded number of shapes, not of texts
        if (warnedPaths.size() < 100 && warnedPaths.add(path)) {
            LOG.log(Level.WARNING, "{0}: a session opened that the gate has not admitted; closed with 1008", path);
        }
    }
}
