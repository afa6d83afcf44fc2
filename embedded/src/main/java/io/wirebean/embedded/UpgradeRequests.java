// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.gate.RawUpgrade;
import io.wirebean.internal.gate.RawUpgrade.Caller;
import io.wirebean.internal.gate.RawUpgrade.Peer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;

/**
 * What Grizzly's requests say to the gate.
 *
 * @param contextPath empty for the root
 */
record UpgradeRequests(String contextPath) {

    /** Whether it asks for a WebSocket; only a GET does (RFC 6455, section 4.1). */
    static boolean isUpgrade(HttpRequestPacket request) {
        return "websocket".equalsIgnoreCase(request.getUpgrade()) && Method.GET.equals(request.getMethod());
    }

    /** Whether it says that content follows. */
    static boolean announcesContent(HttpRequestPacket request) {
        return request.isChunked() || request.getContentLength() > 0;
    }

    RawUpgrade raw(HttpRequestPacket request) {
        String path = request.getRequestURI();
        boolean below = path.startsWith(contextPath + "/");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : request.getHeaders().names()) {
            var values = new ArrayList<String>();
            request.getHeaders().values(name).forEach(values::add);
            headers.put(name, values);
        }
        return new RawUpgrade(
                request.getMethod().getMethodString(),
                // outside of the context path there is nothing of ours, and no path of ours is empty
                below ? path.substring(contextPath.length()) : "",
                request.getQueryString(),
                headers,
                peer(request));
    }

    private static Peer peer(HttpRequestPacket request) {
        return new Peer(
                Caller.NOBODY,
                (InetSocketAddress) request.getConnection().getPeerAddress(),
                (InetSocketAddress) request.getConnection().getLocalAddress(),
                request.isSecure(),
                null);
    }
}
