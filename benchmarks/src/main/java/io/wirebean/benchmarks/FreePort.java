// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A port for a server that cannot find one itself. */
final class FreePort {

    private FreePort() {}

    /** One that nobody listens on now. */
    static int find() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
