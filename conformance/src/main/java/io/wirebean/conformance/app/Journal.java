// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps what happened, under the key of the test that wants to know. */
@ApplicationScoped
public class Journal {

    private static final long DEADLINE_SECONDS = 8;

    private final Map<String, List<String>> entries = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition noted = lock.newCondition();

    /** The key that the client gave in its query; connections without one share a journal that nobody reads. */
    public static String key(Connection connection) {
        return connection.handshake().query("key").orElse("none");
    }

    /** Notes an entry under a connection's key. */
    public void note(Connection connection, String what) {
        note(key(connection), what);
    }

    /** Notes an entry. */
    public void note(String key, String what) {
        lock.lock();
        try {
            entries.computeIfAbsent(key, none -> new ArrayList<>()).add(what);
            noted.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The entries, once there are so many, or those that there are after 8 s. */
    public List<String> read(String key, int atLeast) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        lock.lockInterruptibly();
        try {
            while (entries.getOrDefault(key, List.of()).size() < atLeast && left > 0) {
                left = noted.awaitNanos(left);
            }
            return List.copyOf(entries.getOrDefault(key, List.of()));
        } finally {
            lock.unlock();
        }
    }
}
