// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.UpgradeDecision;
import java.io.IOException;
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
