// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.server;

import java.io.IOException;

/** A server's own process: it prints its port, and ends when its standard input does. */
public final class Child {

    /** What a line of a server begins with that tells its port. */
    public static final String PORT = "PORT ";

    private Child() {}

    /** Tells the port, and returns when whoever started this process wants it to end. */
    public static void serve(int port) throws IOException {
        System.out.println(PORT + port);
        while (System.in.read() >= 0) {
            // whatever is said: only the end counts
        }
    }
}
