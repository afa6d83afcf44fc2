// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the controllers of a test say of their ends, in the order said. */
@ApplicationScoped
class Ends {

    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    void add(String end) {
        ends.add(end);
    }

    String next() {
        try {
            String end = ends.poll(10, TimeUnit.SECONDS);
            return end == null ? "nothing in 10 s" : end;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
