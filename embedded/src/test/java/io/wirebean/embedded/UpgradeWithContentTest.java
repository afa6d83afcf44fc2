// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.UpgradeDecision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client announces behind its upgrade, and what it asked for before. */
final class UpgradeWithContentTest {

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
    void anUpgradeThatAnnouncesContentIsRefusedThoughTheGuardAccepts() throws Exception {
        for (String framing : List.of("Content-Length: 1000", "Transfer-Encoding: chunked")) {
            try (var client = new RawClient(server.port())) {
                client.send(RawClient.upgradeRequest("/guarded", framing));
                asked.poll(10, TimeUnit.SECONDS).complete(UpgradeDecision.accept());

                String answer = client.rest();

                assertTrue(answer.startsWith("HTTP/1.1 400 "), framing + "\n" + answer);
                assertTrue(answer.endsWith("\r\n\r\nan upgrade to a WebSocket has no content"), answer);
            }
        }
        assertEquals(0, server.opened());
    }

    @Test
    void anUpgradeOpensOnAConnectionThatHasAskedForAPageBefore() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(ByteBuffer.wrap(
                    "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            String page = client.head();
            int length = Integer.parseInt(page.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            client.skip(length);
            client.send(RawClient.upgradeRequest("/guarded"));
            asked.poll(10, TimeUnit.SECONDS).complete(UpgradeDecision.accept());

            assertTrue(client.head().startsWith("HTTP/1.1 101 "));
            await().until(() -> server.open() == 1);
        }
    }
}
