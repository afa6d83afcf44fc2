// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.server;

import io.wirebean.embedded.WirebeanServer;

/** The same as controllers, on the embedded server as it comes; all connections are from one address. */
public final class EmbeddedServer {

    private EmbeddedServer() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        try (var server = WirebeanServer.builder()
                .port(0)
                .beans(WirebeanEcho.class, WirebeanBroadcast.class)
                .start()) {
            Child.serve(server.port());
        }
    }
}
