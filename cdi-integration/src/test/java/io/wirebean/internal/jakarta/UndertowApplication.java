// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static io.wirebean.internal.jakarta.Fakes.fake;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import io.undertow.websockets.jsr.UndertowSession;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import io.wirebean.Connection;
import io.wirebean.Identity;
import io.wirebean.Outgoing;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.WireFormat;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import jakarta.servlet.ServletException;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Undertow itself, told to call endpoints on its workers as WildFly tells it, and what our endpoint reads there. */
final class UndertowApplication implements BeforeEachCallback, AfterEachCallback {

    /** A text at which reading fails as nothing should. */
    static final String POISON = "poison";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Engine engine = NoEndpoints.engine(timer);
    private final Doorway doorway =
            new Doorway(NoEndpoints.gate(timer), engine, "", getClass().getClassLoader());
    private final ClassLoader loader = new URLClassLoader(new URL[0], UndertowApplication.class.getClassLoader());
    private final BlockingQueue<Read> read = new LinkedBlockingQueue<>();
    private final BlockingQueue<UndertowSession> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<CloseReason> ended = new LinkedBlockingQueue<>();
    private @Nullable DeploymentManager application;
    private @Nullable Undertow undertow;

    /** A message, and as whom and where it was read. */
    record Read(Frame frame, Thread thread, @Nullable ClassLoader loader) {}

    @Override
    public void beforeEach(ExtensionContext test) throws ServletException {
        var webSockets = new WebSocketDeploymentInfo()
                .setDispatchToWorkerThread(true)
                .addExtension(new PerMessageDeflateHandshake(false))
                .addEndpoint(endpoint());
        application = Servlets.newContainer()
                .addDeployment(Servlets.deployment()
                        .setClassLoader(loader)
                        .setContextPath("/")
                        .setDeploymentName("frames")
                        .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, webSockets));
        application.deploy();
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(application.start())
                .build();
        undertow.start();
    }

    RawSocket peer() {
        return client().rawSocket("/frames");
    }

    WireClient client() {
        return WireClient.at(URI.create("http" + address()));
    }

    /** Without {@code http} or {@code ws}. */
    String address() {
        var bound = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return "://127.0.0.1:" + bound.getPort() + "/";
    }

    ClassLoader loader() {
        return loader;
    }

    Read read() throws InterruptedException {
        return next(read, "message");
    }

    boolean hasRead() {
        return !read.isEmpty();
    }

    /** The session of a connection. */
    UndertowSession opened() throws InterruptedException {
        return next(opened, "session");
    }

    /** What the server tells of the end of a connection. */
    CloseReason ended() throws InterruptedException {
        return next(ended, "end");
    }

    List<Connection> connections() {
        return engine.connections().everyone().connections();
    }

    @Override
    public void afterEach(ExtensionContext test) throws ServletException {
        application.stop();
        application.undeploy();
        undertow.stop();
        timer.shutdownNow();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
        T next = queue.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no " + what + " within 10 s");
        }
        return next;
    }

    private ServerEndpointConfig endpoint() {
        ServerEndpointConfig endpoint = ServerEndpointConfig.Builder.create(Overheard.class, "/frames")
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new Overheard());
                    }
                })
                .extensions(List.of(deflate()))
                .build();
        endpoint.getUserProperties().put(Doorway.PENDING, new PendingUpgrade(admission(), null));
        return endpoint;
    }

    private static Extension deflate() {
        return fake(
                Extension.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getName") ? "permessage-deflate" : List.<Extension.Parameter>of());
    }

    private Admission admission() {
        // what comes is kept, and bytes go as they are
        WireFormat format = fake(WireFormat.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "event" -> new BinaryFrame((byte[]) ((Outgoing) arguments[0]).data());
            default -> {
                Thread thread = Thread.currentThread();
                var frame = (Frame) arguments[0];
                if (frame.asText().equals(POISON)) {
                    throw new AssertionError(POISON);
                }
                read.add(new Read(frame, thread, thread.getContextClassLoader()));
                yield new Envelope.Ignored();
            }
        });
        EndpointPlan endpoint = fake(EndpointPlan.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "maxMessageBytes" -> 64 * 1024;
            case "format" -> format;
            case "controllers" -> Set.of();
            case "heartbeat" -> Optional.empty();
            default -> List.of();
        });
        return new Admission(endpoint, Fakes.handshake(), Identity.anonymous(), Map.of(), System.nanoTime(), null);
    }

    /** Wirebean's endpoint; what the server tells of the end is heard. */
    private final class Overheard extends Endpoint {

        private final WirebeanEndpoint endpoint = new WirebeanEndpoint(doorway);

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            endpoint.onOpen(session, config);
            opened.add((UndertowSession) session);
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            endpoint.onClose(session, reason);
            ended.add(reason);
        }
    }
}
