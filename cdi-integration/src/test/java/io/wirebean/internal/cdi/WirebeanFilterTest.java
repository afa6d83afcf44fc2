// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.internal.jakarta.WirebeanEndpoint;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WirebeanFilterTest {

    private final RunningApplication app = RunningApplication.of(Echo.class);
    private final WirebeanFilter filter = new WirebeanFilter();
    private final AtomicInteger passed = new AtomicInteger();
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<Class<?>, MessageHandler.Whole<Object>> handlers = new HashMap<>();
    private final BlockingQueue<Object> wire = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void whatIsNoUpgradePasses() throws Exception {
        filter.doFilter(request("/echo", Map.of()), response(), (request, response) -> passed.incrementAndGet());

        assertEquals(1, passed.get());
    }

    @Test
    void anUpgradeToAnothersPathPassesWithoutARecord() throws Exception {
        filter.doFilter(request("/other", upgrade("v2")), response(), handshake());

        assertEquals(1, passed.get());
        assertTrue(properties.isEmpty());
    }

    @Test
    void theGateIsAskedWhateverProtocolAnUpgradeNames() throws Exception {
        for (String protocol : List.of("h2c", "websocket, h2c", "")) {
            var chosen = new LinkedBlockingQueue<String>();

            filter.doFilter(
                    request(
                            "/echo",
                            Map.of("Upgrade", protocol, "Sec-WebSocket-Key", "k", "Sec-WebSocket-Protocol", "v2")),
                    response(),
                    (request, response) -> chosen.add(
                            configurator().getNegotiatedSubprotocol(List.of("v1", "v2"), List.of("v1", "v2"))));

            assertEquals("v2", chosen.poll(), protocol);
        }
    }

    @Test
    void anUpgradeToOurPathOpensAConnectionThatAnswers() throws Exception {
        filter.doFilter(request("/echo", upgrade("v2")), response(), handshake());
        open();

        handlers.get(String.class).onMessage("hi");

        assertEquals("hi", wire.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void theSubprotocolIsTheOneThatTheGateHasChosen() throws Exception {
        var chosen = new LinkedBlockingQueue<String>();

        filter.doFilter(
                request("/echo", upgrade("zzz, v2")),
                response(),
                (request, response) ->
                        chosen.add(configurator().getNegotiatedSubprotocol(List.of("v1", "v2"), List.of("zzz", "v2"))));

        assertEquals("v2", chosen.poll());
    }

    @Test
    void whereNoFilterRanTheGateIsAskedInTheHandshake() throws Exception {
        handshake().doFilter(request("/echo", upgrade("v2")), response());
        open();

        handlers.get(String.class).onMessage("hi");

        assertEquals("hi", wire.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void theRecordOfOneUpgradeIsGoneAfterIt() throws Exception {
        filter.doFilter(request("/echo", upgrade("v2")), response(), (request, response) -> {});

        assertEquals("v1", configurator().getNegotiatedSubprotocol(List.of("v1", "v2"), List.of("v1")));
    }

    @Test
    void aSessionThatWasNotAdmittedIsClosed1008BeforeAnyCallback() throws Exception {
        open();

        var reason = (CloseReason) wire.poll(10, TimeUnit.SECONDS);
        assertEquals(1008, reason.getCloseCode().getCode());
        assertEquals("not admitted", reason.getReasonPhrase());
        assertFalse(handlers.containsKey(String.class));
    }

    private static Map<String, String> upgrade(String subprotocols) {
        return Map.of("Upgrade", "WebSocket", "Connection", "Upgrade", "Sec-WebSocket-Protocol", subprotocols);
    }

    /** What the server does when the chain reaches it. */
    private FilterChain handshake() {
        return (request, response) -> {
            passed.incrementAndGet();
            HandshakeRequest handshake =
                    fake(HandshakeRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                        case "getRequestURI" -> URI.create("ws://localhost/app" + path(request));
                        case "getHeaders" -> Map.of();
                        default -> null;
                    });
            var config = fake(ServerEndpointConfig.class, (proxy, method, arguments) -> properties);
            configurator().modifyHandshake(config, handshake, fake(HandshakeResponse.class, (p, m, a) -> null));
        };
    }

    private static String path(Object request) {
        return ((HttpServletRequest) request).getRequestURI().substring("/app".length());
    }

    private ServerEndpointConfig.Configurator configurator() {
        return app.endpoints().get(0).getConfigurator();
    }

    private void open() throws InstantiationException {
        RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
            wire.add(arguments[0]);
            ((SendHandler) arguments[1]).onResult(new SendResult());
            return null;
        });
        var endpoint = configurator().getEndpointInstance(WirebeanEndpoint.class);
        Session session = fake(Session.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getUserProperties" -> properties;
            case "getAsyncRemote" -> remote;
            case "getRequestURI" -> URI.create("/app/echo");
            case "addMessageHandler" -> handlers.put((Class<?>) arguments[0], whole(arguments[1]));
            case "close" -> closed(endpoint, (Session) proxy, (CloseReason) arguments[0]);
            default -> null;
        });
        endpoint.onOpen(session, fake(EndpointConfig.class, (proxy, method, arguments) -> null));
    }

    private @Nullable Object closed(WirebeanEndpoint endpoint, Session session, CloseReason reason) {
        wire.add(reason);
        endpoint.onClose(session, reason);
        return null;
    }

    @SuppressWarnings("unchecked") // ours take what they are registered for
    private static MessageHandler.Whole<Object> whole(Object handler) {
        return (MessageHandler.Whole<Object>) handler;
    }

    private HttpServletRequest request(String path, Map<String, String> sent) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(sent);
        ServletContext context = fake(ServletContext.class, (proxy, method, arguments) -> app.runtime());
        return fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getHeader" -> headers.get(arguments[0]);
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getHeaders" -> Collections.enumeration(List.of(headers.get(arguments[0])));
            case "getRequestURI" -> "/app" + path;
            case "getContextPath" -> "/app";
            case "getServletContext" -> context;
            case "getRemoteAddr", "getLocalAddr" -> "127.0.0.1";
            case "getRemotePort", "getLocalPort" -> 4711;
            case "isSecure" -> false;
            default -> null;
        });
    }

    private static HttpServletResponse response() {
        return fake(HttpServletResponse.class, (proxy, method, arguments) -> {
            throw new AssertionError("the response is touched: " + method.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @WSController(
            value = "/echo",
            format = "raw",
            subprotocols = {"v1", "v2"})
    static class Echo {

        @OnWSMessage
        String echo(String text) {
            return text;
        }
    }
}
