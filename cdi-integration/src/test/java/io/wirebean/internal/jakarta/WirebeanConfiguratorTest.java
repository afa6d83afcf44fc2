// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static io.wirebean.internal.jakarta.Fakes.fake;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connections;
import io.wirebean.Identity;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.EndpointPlan;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WirebeanConfiguratorTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Engine engine = NoEndpoints.engine(timer);
    private final Doorway doorway =
            new Doorway(NoEndpoints.gate(timer), engine, "", getClass().getClassLoader());
    private final WirebeanConfigurator configurator = new WirebeanConfigurator(doorway);
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, List<String>> headers = new TreeMap<>();

    private final Identity ann = Identity.of("ann").build();
    private final PendingUpgrade pending = new PendingUpgrade(
            new Admission(
                    fake(EndpointPlan.class, (proxy, method, arguments) -> null),
                    null,
                    ann,
                    Map.of("Set-Cookie", List.of("a=1", "b=2")),
                    System.nanoTime(),
                    null),
            null);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void anAdmittedSessionBearsIdentityAndConnections() {
        doorway.upgrades().with(pending, this::handshake);

        assertEquals(ann, properties.get("io.wirebean.Identity"));
        assertSame(engine.connections(), (Connections) properties.get("io.wirebean.Connections"));
        assertSame(pending, properties.get(Doorway.PENDING));
    }

    @Test
    void theGuardsHeadersGoIntoTheResponse() {
        doorway.upgrades().with(pending, this::handshake);

        assertEquals(Map.of("Set-Cookie", List.of("a=1", "b=2")), headers);
    }

    @Test
    void headersThatTheServersFilterHasAddedAreNotAddedAgain() {
        doorway.upgrades().with(new PendingUpgrade(pending.admission(), null, Map.of()), this::handshake);

        assertTrue(headers.isEmpty());
    }

    @Test
    void aRecordAdmitsOneHandshake() {
        doorway.upgrades().with(pending, () -> {
            handshake();
            handshake();
        });

        assertTrue(properties.isEmpty(), "the gate knows no path, so that it admits nobody");
    }

    @Test
    void aRecordThatIsTakenStillNamesTheSubprotocol() {
        doorway.upgrades().with(pending, () -> {
            assertSame(pending, doorway.upgrades().take().orElseThrow());

            assertSame(pending, doorway.upgrades().ofThisThread().orElseThrow());
            assertTrue(doorway.upgrades().take().isEmpty());
        });
        assertTrue(doorway.upgrades().ofThisThread().isEmpty());
    }

    @Test
    void whatTheServerHandsOnFromAnotherConnectionAdmitsNobody() {
        properties.put(Doorway.PENDING, pending);
        properties.put("io.wirebean.Identity", ann);
        properties.put("io.wirebean.Connections", engine.connections());
        properties.put("the application's", "own");

        handshake();

        assertEquals(Map.of("the application's", "own"), properties);
    }

    @Test
    void withoutAFilterATokenIsNoSubprotocol() {
        var spoken = List.of("json", "v2");

        assertEquals("json", configurator.getNegotiatedSubprotocol(spoken, List.of("bearer.secret", "json")));
        assertEquals("", configurator.getNegotiatedSubprotocol(spoken, List.of("bearer.secret")));
    }

    private void handshake() {
        var config = fake(ServerEndpointConfig.class, (proxy, method, arguments) -> properties);
        var request = fake(HandshakeRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getRequestURI" -> URI.create("/chat");
            case "getHeaders" -> Map.of();
            default -> null;
        });
        configurator.modifyHandshake(
                config, request, fake(HandshakeResponse.class, (proxy, method, arguments) -> headers));
    }
}
