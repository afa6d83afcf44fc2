// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Tells the witness of each error in the log and of each thread that dies, and counts the warnings. */
final class LoggedFaults extends Handler {

    private final Witness witness;
    private final Formatter formatter = new SimpleFormatter();
    private final List<Handler> others = new ArrayList<>();
    private final Map<String, Integer> warnings = new TreeMap<>();

    LoggedFaults(Witness witness) {
        this.witness = witness;
        setLevel(Level.WARNING);
    }

    /** From now on; nothing else writes the log, for peers that send rubbish would fill it. */
    void begin() {
        Logger root = Logger.getLogger("");
        others.addAll(List.of(root.getHandlers()));
        others.forEach(root::removeHandler);
        Logger.getLogger("").addHandler(this);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> witness.fault(thread.getName() + " died of " + failure));
    }

    void end() {
        Logger root = Logger.getLogger("");
        root.removeHandler(this);
        others.forEach(root::addHandler);
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    /** By their loggers and first words, and how often. */
    synchronized Map<String, Integer> warnings() {
        return new TreeMap<>(warnings);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            witness.fault("logged as an error: " + formatter.format(entry));
        } else if (isLoggable(entry)) {
            String text = entry.getLoggerName() + ": " + formatter.formatMessage(entry);
            warnings.merge(
                    text.substring(0, Math.min(120, text.length())).replaceAll("[0-9]+", "#") + kind(entry),
                    1,
                    Integer::sum);
        }
    }

    private static String kind(LogRecord entry) {
        return entry.getThrown() == null
                ? ""
                : " (" + entry.getThrown().getClass().getSimpleName() + ")";
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
