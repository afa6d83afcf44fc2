// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.embedded.WirebeanServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The embedded server on a free port, with the applications that it finds on the class path. */
public final class EmbeddedServer implements ServerUnderTest {

    private @Nullable WirebeanServer server;

    @Override
    public void start() {
        server = WirebeanServer.builder().port(0).start();
    }

    @Override
    public URI base() {
        WirebeanServer running = server;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running.uri();
    }

    @Override
    public void close() {
        WirebeanServer running = server;
        if (running != null) {
            running.close();
        }
    }
}
