// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library has logged. */
final class Logged extends Handler {

    final ConcurrentLinkedQueue<String> texts = new ConcurrentLinkedQueue<>();
    private final Logger logger = Logger.getLogger("io.wirebean");

    Logged() {
        logger.addHandler(this);
    }

    void stop() {
        logger.removeHandler(this);
    }

    String text() {
        return String.join("\n", texts);
    }

    @Override
    public void publish(LogRecord entry) {
        texts.add(entry.getMessage() + entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
