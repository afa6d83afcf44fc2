// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.Connection;
import io.wirebean.UpgradeRequest;
import io.wirebean.internal.engine.CallbackScope;
import io.wirebean.internal.engine.ConnectionEvents;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.EngineParts;
import io.wirebean.internal.engine.Registry;
import io.wirebean.internal.gate.Gate;
import io.wirebean.internal.gate.GateParts;
import io.wirebean.internal.gate.Occupancy;
import io.wirebean.internal.gate.UpgradeScope;
import io.wirebean.internal.jakarta.Doorway;
import io.wirebean.internal.jakarta.WirebeanEndpoint;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.EndpointPlan.Credentials;
import io.wirebean.internal.model.GuardPlan;
import io.wirebean.internal.model.PathTemplate;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.wire.JsonFormat;
import io.wirebean.internal.wire.JsonLimits;
import io.wirebean.internal.wire.JsonbCodec;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.PayloadCodec;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.tyrus.container.grizzly.server.WebSocketAddOn;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.WebSocketEngine;

/** Tyrus and a gate with one guard, at {@code /guarded}, without an application. */
final class GatedTyrus implements AutoCloseable {

    private static final int MAX_PENDING = 2_000;

    private static final PayloadCodec CODEC = JsonbCodec.withDefaults(JsonLimits.DEFAULTS);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final TyrusEndpoints tyrus = new TyrusEndpoints("");
    private final HttpFront front = new HttpFront("127.0.0.1", 0, "");
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Engine engine;
    private final Doorway doorway;

    private GatedTyrus(Function<UpgradeRequest, Object> guard) {
        var gate = new Gate(List.of(endpoint(guard)), gateParts());
        engine = new Engine(
                new EngineParts(
                        Settings.DEFAULTS,
                        executor,
                        executor,
                        timer,
                        CallbackScope.NONE,
                        CODEC,
                        counting(),
                        ConnectionEvents.NONE,
                        gate,
                        InstantSource.system(),
                        System::nanoTime),
                new Registry(name -> null));
        doorway = new Doorway(gate, engine, "", getClass().getClassLoader());
    }

    /**
     * Tyrus behind our filter.
     *
     * @param guard gives one of the answers of {@code @OnWSUpgrade}
     */
    static GatedTyrus behindTheFilter(Function<UpgradeRequest, Object> guard) throws Exception {
        return behindTheFilter(guard, (listener, chain) -> {});
    }

    /** The same with one thing more. */
    static GatedTyrus behindTheFilter(Function<UpgradeRequest, Object> guard, AddOn more) throws Exception {
        var server = new GatedTyrus(guard);
        server.front.add(more);
        server.startBehindTheFilter(server.tyrus);
        return server;
    }

    /** Tyrus behind our filter, and it says that it has agreed on an extension, which changes nothing. */
    static GatedTyrus agreeingOnAnExtension(Function<UpgradeRequest, Object> guard) throws Exception {
        var server = new GatedTyrus(guard);
        WebSocketEngine agreeing = fake(WebSocketEngine.class, (proxy, method, arguments) -> {
            Object result = method.invoke(server.tyrus.getWebSocketEngine(), arguments);
            if (method.getName().equals("upgrade")) {
                ((UpgradeResponse) arguments[1]).getHeaders().put("Sec-WebSocket-Extensions", List.of("x-nothing"));
            }
            return result;
        });
        server.startBehindTheFilter(
                fake(org.glassfish.tyrus.spi.ServerContainer.class, (proxy, method, arguments) -> agreeing));
        return server;
    }

    private void startBehindTheFilter(org.glassfish.tyrus.spi.ServerContainer container) throws DeploymentException {
        start((listener, chain) ->
                chain.add(chain.indexOfType(HttpServerFilter.class), new GatedUpgradeFilter(container, doorway, "")));
    }

    /** Tyrus with its own filter, as it comes: nobody but the configurator asks the gate. */
    static GatedTyrus stock(Function<UpgradeRequest, Object> guard) throws Exception {
        var server = new GatedTyrus(guard);
        server.registerUnadmitted("/unadmitted");
        server.start(new WebSocketAddOn(server.tyrus, "/"));
        return server;
    }

    private GateParts gateParts() {
        return new GateParts(
                Settings.DEFAULTS,
                MAX_PENDING,
                executor,
                timer,
                UpgradeScope.NONE,
                CODEC,
                Occupancy.EMPTY,
                refused -> {});
    }

    private ConnectionObserver counting() {
        return new ConnectionObserver() {
            @Override
            public void opened(Connection connection) {
                opened.incrementAndGet();
            }
        };
    }

    private void start(AddOn webSockets) throws DeploymentException {
        doorway.register(tyrus, Set.of("json", "other"));
        front.add(webSockets);
        front.add((listener, chain) ->
                listener.getTransport().getConnectionMonitoringConfig().addProbes(new Closes()));
        front.start();
    }

    /** An endpoint of ours that no gate stands before. */
    private void registerUnadmitted(String path) throws DeploymentException {
        var ours = new LinkedBlockingQueue<ServerEndpointConfig>();
        doorway.register(
                fake(ServerContainer.class, (proxy, method, arguments) -> {
                    ours.add((ServerEndpointConfig) arguments[0]);
                    return null;
                }),
                Set.of());
        tyrus.addEndpoint(ServerEndpointConfig.Builder.create(WirebeanEndpoint.class, path)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) throws InstantiationException {
                        return ours.element().getConfigurator().getEndpointInstance(type);
                    }
                })
                .build());
    }

    int port() {
        return front.port();
    }

    /** How many connections are open. */
    long open() {
        return engine.connections().count();
    }

    /** How many have opened since the start. */
    int opened() {
        return opened.get();
    }

    /** How many TCP connections the server has closed or seen closed. */
    int closed() {
        return closed.get();
    }

    @Override
    public void close() {
        engine.drain(Duration.ofSeconds(1)).toCompletableFuture().join();
        front.stop();
        tyrus.stop();
        executor.shutdownNow();
        timer.shutdownNow();
    }

    private static EndpointPlan endpoint(Function<UpgradeRequest, Object> guard) {
        GuardPlan plan = fake(GuardPlan.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "decide" -> guard.apply((UpgradeRequest) arguments[0]);
            case "challenge" -> "Bearer";
            case "misfit" -> Optional.empty();
            default -> "the test's guard";
        });
        return fake(EndpointPlan.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "path" -> PathTemplate.ofUrl("/guarded");
            case "guards" -> List.of(plan);
            case "admits" -> true;
            case "tokenInQuery" -> false;
            case "misfit" -> Optional.empty();
            case "subprotocols" -> List.of("json");
            case "credentials" -> new Credentials(Set.of(), Set.of());
            case "controllers" -> Set.of(GatedTyrus.class);
            case "maxMessageBytes" -> 65_536;
            case "heartbeat" -> Optional.of(Duration.ZERO);
            case "format" -> new JsonFormat(JsonLimits.DEFAULTS);
            default -> List.of();
        });
    }

    /** Counts TCP connections that end. */
    private final class Closes extends ConnectionProbe.Adapter {
        @Override
        @SuppressWarnings("rawtypes") // as Grizzly declares it
        public void onCloseEvent(org.glassfish.grizzly.Connection connection) {
            closed.incrementAndGet();
        }
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
