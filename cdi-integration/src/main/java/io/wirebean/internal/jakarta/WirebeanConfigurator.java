// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/** The one place where a connection is admitted: puts the gate's record among the session's user properties. */
public final class WirebeanConfigurator extends ServerEndpointConfig.Configurator {

    private final Doorway doorway;

    WirebeanConfigurator(Doorway doorway) {
        this.doorway = doorway;
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        doorway.admit(request)
                .ifPresentOrElse(
                        pending -> config.getUserProperties().put(Doorway.PENDING, pending),
                        () -> config.getUserProperties().remove(Doorway.PENDING));
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return doorway.upgrades()
                .ofThisThread()
                .map(pending -> pending.admission().handshake())
                .map(handshake -> handshake.subprotocol().orElse(""))
                .orElseGet(() -> firstSupported(supported, requested));
    }

    /** Where no filter ran the server asks before the gate can; the gate's rule is the same. */
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
