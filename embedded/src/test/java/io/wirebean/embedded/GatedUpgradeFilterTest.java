// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.UpgradeDecision;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GatedUpgradeFilterTest {

    private static final String TOO_EARLY =
            "\r\n\r\nbytes came before the upgrade was answered (RFC 6455, section 4.1)";

    private final BlockingQueue<CompletableFuture<UpgradeDecision>> asked = new LinkedBlockingQueue<>();
    private GatedTyrus server;

    @BeforeEach
    void start() throws Exception {
        server = GatedTyrus.behindTheFilter(request -> {
            var decision = new CompletableFuture<UpgradeDecision>();
            asked.add(decision);
            return decision;
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUpgradeOpensWhenTheGuardAccepts() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(RawClient.upgradeRequest("/guarded"));
            guard().complete(UpgradeDecision.accept());

            assertTrue(client.head().startsWith("HTTP/1.1 101 "));
            await().until(() -> server.open() == 1);
        }
        await().until(() -> server.open() == 0);
    }

    @Test
    void theAnswerBearsEveryHeaderOfTheGuards() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(RawClient.upgradeRequest("/guarded"));
            guard().complete(UpgradeDecision.accept()
                    .header("Set-Cookie", "a=1; Path=/")
                    .header("Set-Cookie", "b=2; Expires=Sat, 21 Nov 2026 09:00:00 GMT")
                    .header("X-Shard", "7"));

            String head = client.head();

            assertTrue(head.startsWith("HTTP/1.1 101 "), head);
            assertTrue(head.contains("\r\nSet-Cookie: a=1; Path=/\r\n"), head);
            assertTrue(head.contains("\r\nSet-Cookie: b=2; Expires=Sat, 21 Nov 2026 09:00:00 GMT\r\n"), head);
            assertTrue(head.contains("\r\nX-Shard: 7\r\n"), head);
        }
    }

    @Test
    void aRefusalArrivesExactlyAndEndsTheTcpConnection() throws Exception {
        for (int status : new int[] {400, 401, 403, 404, 409, 429, 503}) {
            try (var client = new RawClient(server.port())) {
                client.send(RawClient.upgradeRequest("/guarded"));
                guard().complete(UpgradeDecision.refuse(status)
                        .header("WWW-Authenticate", "Bearer")
                        .header("WWW-Authenticate", "Basic realm=\"x\"")
                        .text("no – " + status));

                String answer = client.rest();

                assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
                assertTrue(answer.contains("\r\nWWW-Authenticate: Bearer\r\n"), answer);
                assertTrue(answer.contains("\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"), answer);
                assertTrue(answer.contains("\r\nContent-Type: text/plain;charset=UTF-8\r\n"), answer);
                assertTrue(answer.contains("\r\nContent-Length: 10\r\n"), answer);
                assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
                assertTrue(answer.endsWith("\r\n\r\nno " + latin1("–") + " " + status), answer);
            }
        }
        assertEquals(0, server.open());
    }

    @Test
    void anUpgradeWithAFrameBehindItIsRefusedThoughTheGuardAccepts() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(withAFrameBehind(RawClient.upgradeRequest("/guarded")));
            guard().complete(UpgradeDecision.accept());

            String answer = client.rest();

            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.endsWith(TOO_EARLY), answer);
        }
        assertEquals(0, server.opened());
    }

    @Test
    void theGuardsRefusalComesBeforeThatOfHaste() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(withAFrameBehind(RawClient.upgradeRequest("/guarded")));
            guard().complete(UpgradeDecision.refuse(403));

            assertTrue(client.rest().startsWith("HTTP/1.1 403 "));
        }
    }

    @Test
    void whatFloodsInWhileTheGuardDecidesIsDroppedAndTheUpgradeRefused() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(RawClient.upgradeRequest("/guarded"));
            // more than TCP keeps: when it has been sent, the server has read of it
            client.send(ByteBuffer.allocate(32 * 1024 * 1024));
            guard().complete(UpgradeDecision.accept());

            assertTrue(client.head().startsWith("HTTP/1.1 400 "));
        }
        assertEquals(0, server.opened());
    }

    @Test
    void clientsThatGoAwayOpenNothing() throws Exception {
        var decisions = new ArrayList<CompletableFuture<UpgradeDecision>>();
        for (int i = 0; i < 20; i++) {
            try (var client = new RawClient(server.port())) {
                client.send(RawClient.upgradeRequest("/guarded"));
                decisions.add(guard());
            }
        }
        await().until(() -> server.closed() == 20);
        decisions.forEach(decision -> decision.complete(UpgradeDecision.accept()));

        try (var witness = new RawClient(server.port())) {
            witness.send(RawClient.upgradeRequest("/guarded"));
            guard().complete(UpgradeDecision.accept());
            assertTrue(witness.head().startsWith("HTTP/1.1 101 "));
            await().until(() -> server.open() == 1);
        }
        assertEquals(1, server.opened());
    }

    @Test
    void aGuardThatRunsForAClientThatHasGoneIsInterrupted() throws Exception {
        var interrupted = new LinkedBlockingQueue<Boolean>();
        var running = new CountDownLatch(1);
        try (var blocking = GatedTyrus.behindTheFilter(request -> {
            running.countDown();
            try {
                return new CountDownLatch(1).await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return interrupted.add(true);
            }
        })) {
            var client = new RawClient(blocking.port());
            client.send(RawClient.upgradeRequest("/guarded"));
            assertTrue(running.await(10, TimeUnit.SECONDS));
            client.close();

            assertEquals(true, interrupted.poll(5, TimeUnit.SECONDS));
            assertEquals(0, blocking.opened());
        }
    }

    @Test
    void aThousandThatWaitHoldNoThreadAndNobodyElseUp() throws Exception {
        var waiting = new ArrayList<RawClient>();
        var decisions = new ArrayList<CompletableFuture<UpgradeDecision>>();
        int before = Thread.activeCount();
        try {
            for (int i = 0; i < 1_000; i++) {
                var client = new RawClient(server.port());
                waiting.add(client);
                client.send(RawClient.upgradeRequest("/guarded"));
                decisions.add(guard());
            }
            int threads = Thread.activeCount() - before;
            assertTrue(threads < 50, threads + " threads more");
            assertPlainHttpIsAnswered();

            decisions.forEach(decision -> decision.complete(UpgradeDecision.accept()));
            await().until(() -> server.open() == 1_000);
        } finally {
            for (RawClient client : waiting) {
                client.close();
            }
        }
    }

    @Test
    void noOtherMethodIsAnUpgrade() throws Exception {
        for (String method : List.of("HEAD", "POST", "OPTIONS")) {
            try (var client = new RawClient(server.port())) {
                var get = StandardCharsets.US_ASCII
                        .decode(RawClient.upgradeRequest("/guarded", "Content-Length: 0"))
                        .toString();
                client.send(bytes(get.replaceFirst("GET", method)));

                assertFalse(client.head().startsWith("HTTP/1.1 1"), method);
            }
        }
        assertTrue(asked.isEmpty());
    }

    @Test
    void aTokenBesideTheSubprotocolsIsNotSentBack() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(RawClient.upgradeRequest("/guarded", "Sec-WebSocket-Protocol: other, bearer.secret, json"));
            guard().complete(UpgradeDecision.accept());

            String head = client.head();

            assertTrue(head.contains("\r\nSec-WebSocket-Protocol: json\r\n"), head);
            assertFalse(head.contains("secret"), head);
        }
    }

    @Test
    void headersTooBigForTheGateAreItsOwnRefusal() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(RawClient.upgradeRequest("/guarded", "X-Big: " + "x".repeat(20_000)));

            assertTrue(client.rest().startsWith("HTTP/1.1 431 "));
        }
    }

    @Test
    void aQueryTooLongForTheGateIsItsOwnRefusal() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(RawClient.upgradeRequest("/guarded?q=" + "x".repeat(20_000)));

            assertTrue(client.rest().startsWith("HTTP/1.1 414 "));
        }
    }

    @Test
    void headersTooBigForGrizzlyAreBadRequest() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(RawClient.upgradeRequest("/guarded", "X-Big: " + "x".repeat(40_000)));

            assertTrue(client.head().startsWith("HTTP/1.1 400 "));
        }
        assertTrue(asked.isEmpty());
    }

    private CompletableFuture<UpgradeDecision> guard() throws InterruptedException {
        var decision = asked.poll(10, TimeUnit.SECONDS);
        if (decision == null) {
            throw new AssertionError("no guard is asked");
        }
        return decision;
    }

    private void assertPlainHttpIsAnswered() throws Exception {
        try (var plain = new RawClient(server.port())) {
            plain.send(bytes("GET /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
            assertTrue(plain.rest().startsWith("HTTP/1.1 404 "));
        }
    }

    private static ByteBuffer withAFrameBehind(ByteBuffer request) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(request.array());
        bytes.writeBytes(RawClient.textFrame("hello"));
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
