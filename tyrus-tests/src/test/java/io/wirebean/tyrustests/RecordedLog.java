// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is logged in this JVM, ours down to the finest, with stack traces. */
final class RecordedLog extends Handler {

    /** Held here: the logging system keeps loggers weakly, and a level goes with its logger. */
    private final Logger ours = Logger.getLogger("io.wirebean");

    private final Formatter formatter = new SimpleFormatter();
    private final StringBuffer text = new StringBuffer();

    /** From now on. */
    void begin() {
        setLevel(Level.ALL);
        ours.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(this);
    }

    void end() {
        Logger.getLogger("").removeHandler(this);
        ours.setLevel(null);
    }

    String text() {
        return text.toString();
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            text.append(formatter.format(entry));
        }
    }

    @Override
    public void flush() {
        // nothing waits
    }

    @Override
    public void close() {
        // nothing is held
    }
}
