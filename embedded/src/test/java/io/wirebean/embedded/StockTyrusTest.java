// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tyrus as it comes, without servlets and without our filter: the configurator alone stands before the handlers. */
final class StockTyrusTest {

    private static final int[] STATUSES = {400, 401, 403, 404, 409, 429, 503};

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean spent = new AtomicBoolean();
    private GatedTyrus server;

    @BeforeEach
    void start() throws Exception {
        server = GatedTyrus.stock(this::decide);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theJdksClientSeesStatusAndHeadersOfARefusal() throws Exception {
        for (int status : STATUSES) {
            HttpResponse<?> answer = refused("/guarded?status=" + status);

            assertEquals(status, answer.statusCode());
            assertEquals(List.of("Bearer, Basic realm=\"x\""), answer.headers().allValues("WWW-Authenticate"));
            assertEquals(List.of("0"), answer.headers().allValues("Content-Length"));
        }
        assertEquals(0, server.opened());
    }

    @Test
    void nothingThatFollowsARefusalOpensOrIsAnswered() throws Exception {
        for (int status : STATUSES) {
            try (var client = new RawClient(server.port())) {
                int before = asked.get();
                String head = client.upgrade("/guarded?status=" + status);

                assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
                assertFalse(head.contains("Sec-WebSocket-Accept"), head);
                assertFalse(head.contains("Switching"), head);
                // Tyrus keeps the connection and takes what follows for more of the same upgrade request
                client.send(ByteBuffer.wrap(RawClient.textFrame("hello")));
                await().until(() -> asked.get() > before + 1);
            }
        }
        assertEquals(0, server.opened());
    }

    @Test
    void aTicketThatWasSpentOnARefusalAdmitsNobodyAfterIt() throws Exception {
        try (var client = new RawClient(server.port())) {
            assertTrue(client.upgrade("/guarded?ticket").startsWith("HTTP/1.1 429 "));

            client.send(ByteBuffer.wrap(RawClient.textFrame("hello")));

            await().until(() -> asked.get() == 2);
        }
        assertEquals(0, server.opened());
    }

    @Test
    void anAdmittedUpgradeOpensWithTheHeadersOfTheGuard() throws Exception {
        try (var client = new RawClient(server.port())) {
            String head = client.upgrade("/guarded", "Sec-WebSocket-Protocol: other, bearer.secret, json");

            assertTrue(head.startsWith("HTTP/1.1 101 "), head);
            assertTrue(head.contains("\r\nX-Shard: 7\r\n"), head);
            await().until(() -> server.open() == 1);
        }
    }

    @Test
    void theSubprotocolIsTheOneThatTheGateHasChosen() throws Exception {
        try (var client = new RawClient(server.port())) {
            String head = client.upgrade("/guarded", "Sec-WebSocket-Protocol: other, bearer.secret, json");

            assertTrue(head.contains("\r\nSec-WebSocket-Protocol: json\r\n"), head);
            assertFalse(head.contains("secret"), head);
        }
    }

    @Test
    void aSessionThatWasNotAdmittedIsClosed1008() throws Exception {
        BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri("/unadmitted"), new WebSocket.Listener() {
                    @Override
                    public java.util.concurrent.CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        codes.add(code);
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS)
                .sendText("hello", true);

        assertEquals(1008, codes.poll(10, TimeUnit.SECONDS));
        assertEquals(0, server.opened());
    }

    private UpgradeDecision decide(UpgradeRequest request) {
        asked.incrementAndGet();
        String query = String.valueOf(request.uri().getQuery());
        if (query.equals("ticket")) {
            return UpgradeDecision.refuse(spent.getAndSet(true) ? 401 : 429);
        }
        if (!query.contains("status=")) {
            return UpgradeDecision.accept().header("X-Shard", "7");
        }
        return UpgradeDecision.refuse(Integer.parseInt(query.replaceAll(".*status=", "")))
                .header("WWW-Authenticate", "Bearer")
                .header("WWW-Authenticate", "Basic realm=\"x\"")
                .text("a body for which Tyrus has no room");
    }

    private HttpResponse<?> refused(String path) {
        var failure = assertThrows(ExecutionException.class, () -> HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri(path), new WebSocket.Listener() {})
                .get(10, TimeUnit.SECONDS));
        return assertInstanceOf(WebSocketHandshakeException.class, failure.getCause())
                .getResponse();
    }

    private URI uri(String path) {
        return URI.create("ws://127.0.0.1:" + server.port() + path);
    }
}
