// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.server;

import java.util.Map;
import org.glassfish.tyrus.server.Server;

/** Endpoints written by hand, on Tyrus' own server as it comes. */
public final class TyrusServer {

    /** 0 would be 8025. */
    private static final int ANY_FREE_PORT = -1;

    private TyrusServer() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        var server = new Server("127.0.0.1", ANY_FREE_PORT, "/", Map.of(), TyrusEcho.class, TyrusBroadcast.class);
        server.start();
        try {
            Child.serve(server.getPort());
        } finally {
            server.stop();
        }
    }
}
