// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.UpgradeDecision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.junit.jupiter.api.Test;

final class FrameFilterTest {

    @Test
    void theHttpServersIdleFilterHearsOfTheEndOfAWebSocketAndHoldsItNoLonger() throws Exception {
        var idle = new Idle();
        try (var server = GatedTyrus.behindTheFilter(
                request -> UpgradeDecision.accept(),
                (listener, chain) -> chain.set(chain.indexOfType(IdleTimeoutFilter.class), idle))) {
            try (var client = new RawClient(server.port())) {
                assertTrue(client.upgrade("/guarded").startsWith("HTTP/1.1 101 "));
                await().until(() -> server.open() == 1);
                assertEquals(1, idle.held.size());
            }
            await().until(() -> server.open() == 0);
            await().untilAsserted(() -> assertEquals(Set.of(), idle.held));
        }
    }

    @Test
    void framesOfAConnectionWithAnExtensionAreTyrusAffairInBothDirections() throws Exception {
        try (var server = GatedTyrus.agreeingOnAnExtension(request -> UpgradeDecision.accept());
                var client = new RawClient(server.port())) {
            assertTrue(client.upgrade("/guarded").contains("Sec-WebSocket-Extensions: x-nothing\r\n"));

            // without a mask, which Tyrus takes and our reader does not
            client.send(ByteBuffer.wrap(Frames.bytes(0x81, 10)));
            client.send(ByteBuffer.wrap("{\"ping\":7}".getBytes(StandardCharsets.US_ASCII)));

            byte[] answer = client.bytes(12);
            assertEquals(0x81, answer[0] & 0xFF);
            assertEquals("{\"pong\":7}", new String(answer, 2, 10, StandardCharsets.US_ASCII));
            client.send(ByteBuffer.wrap(Frames.frame(0x88, Frames.close(1000, ""))));
            assertEquals("\u0088\u0002\u0003\u00e8", client.rest());
            await().until(() -> server.open() == 0);
        }
    }

    /** As that of a server, which holds every connection from its beginning until it hears of its end. */
    private static final class Idle extends IdleTimeoutFilter {

        private final Set<Connection<?>> held = ConcurrentHashMap.newKeySet();

        Idle() {
            super(createDefaultIdleDelayedExecutor(), -1, TimeUnit.SECONDS);
        }

        @Override
        public NextAction handleAccept(FilterChainContext ctx) throws IOException {
            held.add(ctx.getConnection());
            return super.handleAccept(ctx);
        }

        @Override
        public NextAction handleClose(FilterChainContext ctx) throws IOException {
            held.remove(ctx.getConnection());
            return super.handleClose(ctx);
        }
    }
}
