// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.websocket.server.ServerContainer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application starts on: a web application's context, or the embedded server.
 *
 * @param sockets null where the server has no WebSocket
 * @param contextPath empty for the root
 * @param loader the application's
 * @param parameters the context's, by name
 */
public record Host(
        @Nullable ServerContainer sockets,
        String contextPath,
        ClassLoader loader,
        ThreadSource threads,
        Map<String, String> parameters) {

    public Host {
        parameters = Map.copyOf(parameters);
    }
}
