// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Filter;
import java.util.logging.Logger;

/** What one class logs, and prints nothing of it. */
final class LoggedBy implements AutoCloseable {

    private final Logger logger;
    private final Filter before;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    LoggedBy(Class<?> type) {
        logger = Logger.getLogger(type.getName());
        before = logger.getFilter();
        logger.setFilter(entry -> {
            lines.add(entry.getLevel() + " " + entry.getMessage() + " " + entry.getThrown());
            return false;
        });
    }

    /** A line each: level, message and what was thrown. */
    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        logger.setFilter(before);
    }
}
