// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.FromPath;
import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.testkit.WireClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WireTest {

    private static final int MESSAGES = 2_000;
    private static final String FILLING = "x".repeat(8_000);

    @Test
    void aMessageIsAnswered() {
        try (var server = serverOf(Echo.class);
                var ann = client(server).connect("/echo/ann")) {
            ann.sends("hello").receives("ann: hello");
        }
    }

    @Test
    void pathsLieBelowTheContextPath() {
        try (var server = WirebeanServer.builder()
                        .port(0)
                        .contextPath("/app")
                        .beans(Echo.class)
                        .start();
                var ann = client(server).connect("/echo/ann")) {
            ann.sends("hello").receives("ann: hello");
        }
    }

    @Test
    void controllerAndResourceAreOneInstanceOnOnePort() throws Exception {
        try (var server = serverOf(Echo.class);
                var ann = client(server).connect("/echo/ann")) {
            ann.sends("hello").receives("ann: hello");

            assertEquals(1, server.select(Echo.class).opened());
            assertEquals("1", new Http(server).get("api/echo").body());
        }
    }

    @Test
    void aPathThatIsNobodysIsNotFoundAndOpensNothing() {
        try (var server = serverOf(Echo.class)) {
            client(server).upgrade("/nowhere").refusedWith(404);

            assertEquals(0, server.select(Connections.class).count());
        }
    }

    @Test
    void nothingThatFollowsARefusalReachesTheServer() throws Exception {
        try (var server = serverOf(Echo.class);
                var client = new RawClient(server.port())) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(RawClient.upgradeRequest("/echo/a?q=%zz").array());
            bytes.writeBytes(RawClient.upgradeRequest("/echo/a").array());
            bytes.writeBytes(RawClient.textFrame("hello"));
            client.send(ByteBuffer.wrap(bytes.toByteArray()));

            String answer = client.rest();

            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.endsWith("\r\n\r\nthe request target is not a URI (RFC 3986)"), answer);
            assertEquals(0, server.select(Echo.class).opened());
        }
    }

    @Test
    void aMalformedHandshakeIsRefusedAndTheConnectionClosed() throws Exception {
        try (var server = serverOf(Echo.class);
                var client = new RawClient(server.port())) {
            String noKey =
                    "GET /echo/a HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
            client.send(ByteBuffer.wrap(noKey.getBytes(StandardCharsets.US_ASCII)));

            String answer = client.rest();

            assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
            assertEquals(0, server.select(Echo.class).opened());
        }
    }

    @Test
    void anAbortFreesTheTcpConnection() throws Exception {
        try (var server = serverOf(Echo.class);
                var client = new RawClient(server.port())) {
            assertTrue(client.upgrade("/echo/ann").startsWith("HTTP/1.1 101"));
            await().until(() -> server.select(Connections.class).count() == 1);

            client.send(ByteBuffer.wrap(RawClient.textFrame("abort")));

            assertEquals("", client.rest());
            assertEquals(
                    1006,
                    server.select(Echo.class).ended().poll(10, TimeUnit.SECONDS).code());
        }
    }

    @Test
    void aHandlerThatIsBusyPushesBackAndLosesNothing() throws Exception {
        try (var server = serverOf(Busy.class);
                var client = new RawClient(server.port())) {
            assertTrue(client.upgrade("/busy").startsWith("HTTP/1.1 101"));
            var busy = server.select(Busy.class);
            var messages = messages();

            assertTrue(client.isPushedBack(messages));
            busy.gate().countDown();
            client.send(messages);

            await().until(() -> busy.received().size() == MESSAGES);
            assertEquals(
                    IntStream.range(0, MESSAGES).boxed().toList(),
                    busy.received().stream().toList());
        }
    }

    @Test
    void aPeerThatWasStoppedIsReadAgainWhenItsConnectionIsClosed() throws Exception {
        try (var server = WirebeanServer.builder()
                        .port(0)
                        .beans(Busy.class)
                        .parameter("wirebean.outbound.close-timeout", "60s")
                        .parameter("wirebean.heartbeat.interval", "off")
                        .start();
                var client = new RawClient(server.port())) {
            assertTrue(client.upgrade("/busy").startsWith("HTTP/1.1 101"));
            var busy = server.select(Busy.class);
            var messages = messages();
            assertTrue(client.isPushedBack(messages));

            busy.connection().close(4000, "");

            client.send(messages);
            assertEquals("\u0088\u0002\u000f\u00a0", client.rest());
            busy.gate().countDown();
        }
    }

    @Test
    void blockedHandlersStopNobody() throws Exception {
        try (var server = serverOf(Busy.class, Echo.class)) {
            var app = client(server);
            var blocked = IntStream.range(0, 50)
                    .mapToObj(i -> app.connect("/busy").sends(i + " blocks"))
                    .toList();
            try (var ann = app.connect("/echo/ann")) {
                ann.sends("hello").receives("ann: hello");
            }
            server.select(Busy.class).gate().countDown();
            blocked.forEach(conversation -> conversation.close());
        }
    }

    @Test
    void aClosingServerSaysGoodbyeToEveryPeer() {
        var server = serverOf(Echo.class);
        var echo = server.select(Echo.class);
        var ended = echo.ended();
        try (var ann = client(server).connect("/echo/ann")) {
            ann.sends("hello").receives("ann: hello");
            server.close();
            ann.closedWith(1012);
        }
        assertEquals(1012, ended.remove().code());
    }

    @Test
    void aSecondServerHasConnectionsOfItsOwn() {
        try (var one = serverOf(Echo.class);
                var other = serverOf(Echo.class);
                var ann = client(one).connect("/echo/ann")) {
            ann.sends("hello").receives("ann: hello");

            assertEquals(1, one.select(Connections.class).count());
            assertEquals(0, other.select(Connections.class).count());
        }
    }

    private static WirebeanServer serverOf(Class<?>... beans) {
        return WirebeanServer.builder()
                .port(0)
                .beans(beans)
                .parameter("wirebean.heartbeat.interval", "off")
                .start();
    }

    private static WireClient client(WirebeanServer server) {
        return WireClient.at(server.uri());
    }

    private static ByteBuffer messages() {
        var frames = new ByteArrayOutputStream();
        for (int i = 0; i < MESSAGES; i++) {
            frames.writeBytes(RawClient.textFrame(i + " " + FILLING));
        }
        return ByteBuffer.wrap(frames.toByteArray());
    }

    /** Answers, and ends at the word. */
    @WSController(value = "/echo/{name}", format = "raw")
    @Path("/echo")
    public static class Echo {

        private final AtomicInteger opened = new AtomicInteger();
        private final BlockingQueue<CloseReason> ended = new LinkedBlockingQueue<>();

        @OnWSConnection
        void open() {
            opened.incrementAndGet();
        }

        @OnWSMessage
        String answer(String text, @FromPath("name") String name, Connection me) {
            if (text.equals("abort")) {
                me.abort();
            }
            return name + ": " + text;
        }

        @OnWSDisconnection
        void end(CloseReason reason) {
            ended.add(reason);
        }

        int opened() {
            return opened.get();
        }

        BlockingQueue<CloseReason> ended() {
            return ended;
        }

        @GET
        public int opensSeen() {
            return opened.get();
        }
    }

    /** Waits before its first message. */
    @WSController(value = "/busy", format = "raw")
    public static class Busy {

        private final CountDownLatch gate = new CountDownLatch(1);
        private final BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        private volatile Connection connection;

        @OnWSConnection
        void open(Connection opened) {
            connection = opened;
        }

        @OnWSMessage
        void take(String text) throws InterruptedException {
            gate.await(20, TimeUnit.SECONDS);
            received.add(Integer.valueOf(text.substring(0, text.indexOf(' '))));
        }

        CountDownLatch gate() {
            return gate;
        }

        Connection connection() {
            return connection;
        }

        BlockingQueue<Integer> received() {
            return received;
        }
    }
}
