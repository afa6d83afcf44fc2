// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.undertow;

/** The same endpoints, called by Undertow's workers as on WildFly: they may wait, as a controller's handlers may. */
public final class HandWrittenWorkerServer {

    private HandWrittenWorkerServer() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        HandWrittenServer.serve(true);
    }
}
