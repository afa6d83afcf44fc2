// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static io.wirebean.internal.jakarta.Fakes.fake;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Identity;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.Call;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.HandlerPlan;
import io.wirebean.internal.wire.JsonFormat;
import io.wirebean.internal.wire.JsonLimits;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection handler that is faster than the server's thread: here the executor runs it before {@code open} returns. */
class EarlyCloseTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Engine engine = NoEndpoints.engine(timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aCloseByTheConnectionHandlerEndsTheConnectionAtOnce() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(
                Doorway.PENDING,
                new PendingUpgrade(
                        new Admission(
                                refusing(), Fakes.handshake(), Identity.anonymous(), Map.of(), System.nanoTime(), null),
                        ConnectionControl.NONE));
        var endpoint = new WirebeanEndpoint(
                new Doorway(NoEndpoints.gate(timer), engine, "", getClass().getClassLoader()));
        Session session = fake(Session.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getUserProperties" -> properties;
            case "getAsyncRemote" -> fake(RemoteEndpoint.Async.class, (remote, call, sent) -> null);
            case "close" -> told(endpoint, (Session) proxy, (CloseReason) arguments[0]);
            default -> null;
        });

        endpoint.onOpen(session, null);

        assertEquals(0, engine.connections().count(), "the server has told the end, and nobody has listened");
    }

    /** As all servers do: inside of close, on the thread that closes. */
    private static @Nullable Object told(WirebeanEndpoint endpoint, Session session, CloseReason reason) {
        endpoint.onClose(session, reason);
        return null;
    }

    private static EndpointPlan refusing() {
        HandlerPlan handler = fake(HandlerPlan.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "controller" -> EarlyCloseTest.class;
            case "call" -> {
                ((Call) arguments[0]).connection().close(4000, "not you");
                yield null;
            }
            default -> null;
        });
        return fake(EndpointPlan.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "connectionHandlers" -> List.of(handler);
            case "disconnectionHandlers" -> List.of();
            case "controllers" -> Set.of(EarlyCloseTest.class);
            case "maxMessageBytes" -> 65_536;
            case "heartbeat" -> Optional.empty();
            case "format" -> new JsonFormat(JsonLimits.DEFAULTS);
            default -> null;
        });
    }
}
