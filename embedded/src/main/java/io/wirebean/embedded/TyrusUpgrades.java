// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import jakarta.websocket.server.HandshakeRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.Utils;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;

/** Says to Tyrus what it has to know of an upgrade, and to the peer what Tyrus answers. */
final class TyrusUpgrades {

    /** All that Tyrus reads; the session keeps them as long as it lives, so the others stay with the gate. */
    private static final List<String> HEADERS = List.of(
            "Host",
            "Origin",
            UpgradeRequest.UPGRADE,
            UpgradeRequest.CONNECTION,
            HandshakeRequest.SEC_WEBSOCKET_KEY,
            HandshakeRequest.SEC_WEBSOCKET_VERSION,
            HandshakeRequest.SEC_WEBSOCKET_PROTOCOL,
            HandshakeRequest.SEC_WEBSOCKET_EXTENSIONS);

    private TyrusUpgrades() {}

    static UpgradeRequest request(HttpRequestPacket request) {
        RequestContext context = RequestContext.Builder.create()
                .requestURI(URI.create(request.getRequestURI()))
                .queryString(request.getQueryString())
                .parameterMap(Map.of())
                .secure(request.isSecure())
                .remoteAddr(request.getRemoteAddress())
                .serverAddr(request.getLocalAddress())
                .serverPort(request.getLocalPort())
                .tyrusProperties(Map.of())
                .build();
        for (String name : HEADERS) {
            for (String value : request.getHeaders().values(name)) {
                context.getHeaders().merge(name, Utils.parseHeaderValue(value.trim()), TyrusUpgrades::joined);
            }
        }
        return context;
    }

    private static List<String> joined(List<String> first, List<String> more) {
        first.addAll(more);
        return first;
    }

    /** Sends the answer; the connection is Tyrus' affair or over. */
    static void answer(FilterChainContext ctx, HttpResponsePacket response, UpgradeResponse answer) {
        response.setProtocol(Protocol.HTTP_1_1);
        response.setStatus(answer.getStatus());
        if (answer.getReasonPhrase() != null) {
            response.setReasonPhrase(answer.getReasonPhrase());
        }
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        ctx.write(HttpContent.builder(response).build());
    }
}
