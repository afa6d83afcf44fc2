// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be stopped, the last first; one that fails keeps none of the others from it. */
final class Stops {

    private static final System.Logger LOG = System.getLogger(Stops.class.getName());

    private final Deque<Runnable> stops = new ArrayDeque<>();

    void add(Runnable stop) {
        stops.push(stop);
    }

    void run() {
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a part of the server did not stop", e);
            }
        }
    }
}
