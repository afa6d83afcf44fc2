// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.undertow;

import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import io.wirebean.benchmarks.server.Child;

/** Endpoints written by hand. */
public final class HandWrittenServer {

    private HandWrittenServer() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        var webSockets = new WebSocketDeploymentInfo()
                .addEndpoint(HandWrittenEcho.class)
                .addEndpoint(HandWrittenBroadcast.class);
        try (var server = UndertowServer.start(UndertowServer.deployment("by-hand", webSockets))) {
            Child.serve(server.port());
        }
    }
}
