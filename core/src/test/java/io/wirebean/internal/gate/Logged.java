// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** All that the library logs. */
public final class Logged extends Handler {

    final ConcurrentLinkedQueue<String> texts = new ConcurrentLinkedQueue<>();
    private final Logger logger = Logger.getLogger("io.wirebean");
    private final Level before = logger.getLevel();

    public Logged() {
        logger.setLevel(Level.ALL);
        setLevel(Level.ALL);
        logger.addHandler(this);
    }

    /** Listens no more. */
    public void stop() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }

    /** Line by line. */
    public String text() {
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
