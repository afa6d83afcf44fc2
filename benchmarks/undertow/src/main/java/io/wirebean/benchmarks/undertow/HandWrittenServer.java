// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.undertow;

import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import io.wirebean.benchmarks.server.Child;

/** Endpoints written by hand, called by the threads that read: they must not wait for anything. */
public final class HandWrittenServer {

    private HandWrittenServer() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        serve(false);
    }

    /** @param onWorkers whether endpoints are called by threads that may wait */
    static void serve(boolean onWorkers) throws Exception {
        var webSockets = new WebSocketDeploymentInfo()
                .setDispatchToWorkerThread(onWorkers)
                .addEndpoint(HandWrittenEcho.class)
                .addEndpoint(HandWrittenBroadcast.class);
        try (var server = UndertowServer.start(UndertowServer.deployment("by-hand", webSockets))) {
            Child.serve(server.port());
        }
    }
}
