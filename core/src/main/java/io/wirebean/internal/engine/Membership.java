// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.SystemCode;
import io.wirebean.WSFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The rooms of one connection: joined until they are left or the connection ends, and never after that. */
final class Membership {

    private final Registry registry;
    private final LiveConnection member;
    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    /** Seldom many; made with the first. */
    private List<String> rooms = List.of();

    private boolean ended;

    Membership(Registry registry, LiveConnection member, int max) {
        this.registry = registry;
        this.member = member;
        this.max = max;
    }

    boolean join(String room) {
        lock.lock();
        try {
            if (ended || rooms.contains(room)) {
                return false;
            }
            if (rooms.size() >= max) {
                throw new WSFailureException(
                        SystemCode.LIMIT_EXCEEDED.name(),
                        SystemCode.LIMIT_EXCEEDED.status(),
                        "a connection is in at most " + max + " rooms (wirebean.room.max-per-connection) and is in "
                                + rooms.size());
            }
            if (rooms.isEmpty()) {
                rooms = new ArrayList<>(1);
            }
            // the text that all members share: each has one of its own otherwise
            rooms.add(registry.join(room, member));
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean leave(String room) {
        lock.lock();
        try {
            boolean left = !rooms.isEmpty() && rooms.remove(room);
            if (left) {
                registry.leave(room, member);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    Set<String> rooms() {
        lock.lock();
        try {
            return Set.copyOf(rooms);
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            rooms.forEach(room -> registry.leave(room, member));
            rooms = List.of();
        } finally {
            lock.unlock();
        }
    }
}
