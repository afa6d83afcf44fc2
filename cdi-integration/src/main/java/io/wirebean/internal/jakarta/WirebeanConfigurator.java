// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one place where a connection is admitted: puts the gate's record among the session's user properties. */
public final class WirebeanConfigurator extends ServerEndpointConfig.Configurator {

    /** A server's templates are wider than our paths: they take 16 segments for any number, and decode otherwise. */
    private static final Refused NOTHING_HERE = new Refused(404, Map.of(), "");

    private final Doorway doorway;

    WirebeanConfigurator(Doorway doorway) {
        this.doorway = doorway;
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        // what a server hands on from another connection admits nobody
        Doorway.PROPERTIES.forEach(config.getUserProperties()::remove);
        doorway.upgrades()
                .take()
                .ifPresentOrElse(
                        pending -> admit(pending, config, response),
                        () -> admitWithoutFilter(config, request, response));
    }

    private void admitWithoutFilter(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        GateDecision decision = doorway.decideWithoutFilter(request);
        if (decision instanceof Admitted admitted) {
            admit(new PendingUpgrade(admitted.admission(), null), config, response);
            doorway.quirks()
                    .nameSubprotocol(response, admitted.admission().handshake().subprotocol());
        } else {
            doorway.quirks().refuse(response, decision instanceof Refused refused ? refused : NOTHING_HERE);
        }
    }

    private void admit(PendingUpgrade pending, ServerEndpointConfig config, HandshakeResponse response) {
        config.getUserProperties().putAll(doorway.properties(pending));
        pending.headers().forEach((name, values) -> response.getHeaders().put(name, new ArrayList<>(values)));
    }

    /** Among those that the endpoint speaks, so that a token that travels beside them is never sent back. */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return doorway.upgrades()
                .ofThisThread()
                .map(pending -> pending.admission().handshake())
                .map(handshake -> handshake.subprotocol().orElse(""))
                .orElseGet(() -> firstSupported(supported, requested));
    }

    /** Where no filter ran the server asks before the gate can. */
    private static String firstSupported(List<String> supported, List<String> requested) {
        return requested.stream().filter(supported::contains).findFirst().orElse("");
    }

    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(new WirebeanEndpoint(doorway));
    }
}
