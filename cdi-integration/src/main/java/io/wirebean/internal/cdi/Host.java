// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.websocket.server.ServerContainer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application starts on: a web application's context, or the embedded server.
 *
 * @param sockets null where the server has no WebSocket
 * @param contextPath empty for the root
 * @param loader the application's
 * @param parameters the context's, by name
 * @param maxPending how many upgrades may wait for their guards where nothing is configured
 * @param roles that the web application declares, its controllers' not among them
 * @param drainTimeout how long connections have to go where nothing is configured
 */
public record Host(
        @Nullable ServerContainer sockets,
        String contextPath,
        ClassLoader loader,
        ThreadSource threads,
        Map<String, String> parameters,
        int maxPending,
        Set<String> roles,
        Duration drainTimeout) {

    /** Where each upgrade that waits holds a thread of the server. */
    static final int MAX_WAITING_THREADS = 16;

    private static final int MAX_SUSPENDED = 1024;

    /** Somebody waits for an undeployment, and other applications of the server may wait with him. */
    static final Duration UNDEPLOYMENT = Duration.ofSeconds(5);

    /** Most of what starts and stops servers waits for half a minute, and then kills. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    public Host {
        parameters = Map.copyOf(parameters);
        roles = Set.copyOf(roles);
    }

    /** A server that holds no thread for an upgrade that waits, and that knows no roles. */
    public Host(
            @Nullable ServerContainer sockets,
            String contextPath,
            ClassLoader loader,
            ThreadSource threads,
            Map<String, String> parameters) {
        this(sockets, contextPath, loader, threads, parameters, MAX_SUSPENDED, Set.of(), SHUTDOWN);
    }
}
