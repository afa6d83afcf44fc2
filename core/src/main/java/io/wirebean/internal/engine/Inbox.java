// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.internal.model.Settings;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bounds what waits for the handlers of one connection: pauses the peer when full, until half of it is handled. */
final class Inbox {

    private final Settings.Inbound limits;
    private final Transport transport;
    private final Semaphore waiters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomy = lock.newCondition();
    private int messages;
    private long bytes;
    private boolean paused;
    private boolean pausedSince;
    private boolean ended;

    /** @param waiters how many of the server's threads may wait at the same time, for all connections */
    Inbox(Settings.Inbound limits, Transport transport, Semaphore waiters) {
        this.limits = limits;
        this.transport = transport;
        this.waiters = waiters;
    }

    /**
     * Counts a message that is about to wait.
     *
     * @return whether the inbox is full with it, so that the peer has to be slowed down
     */
    boolean entered(int size) {
        lock.lock();
        try {
            messages++;
            bytes += size;
            return isFull();
        } finally {
            lock.unlock();
        }
    }

    /** Counts off a message whose handling begins or that is dropped. */
    void left(int size) {
        lock.lock();
        try {
            messages--;
            bytes -= size;
            if (paused && isHalfEmpty()) {
                paused = false;
                // under the lock: it is asked for ahead of the next pause
                transport.resumeReads();
            }
            roomy.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Slows the peer down if the inbox is still full: the server stops reading, or this thread waits.
     *
     * @return false if there was no room in {@code inbound.wait}: the connection has to end
     */
    boolean slowDownIfFull() {
        lock.lock();
        try {
            if (!isFull() || ended) {
                return true;
            }
            paused = true;
            pausedSince = true;
            // each time: a server may do what was asked for before the last pause after it
            return transport.pauseReads() || awaitRoom();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the peer is slowed down, or was at any time since this was asked last. */
    boolean hasPaused() {
        lock.lock();
        try {
            boolean was = pausedSince;
            pausedSince = paused;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a waiting thread go.
     *
     * @return how many messages wait, which are handled no more
     */
    int end() {
        lock.lock();
        try {
            ended = true;
            roomy.signalAll();
            return messages;
        } finally {
            lock.unlock();
        }
    }

    /** How much waits, and the limit that it has reached. */
    String fullness() {
        lock.lock();
        try {
            return messages >= limits.maxPending()
                    ? messages + " messages wait, the limit is " + limits.maxPending()
                            + " (wirebean.inbound.max-pending)"
                    : bytes + " bytes wait, the limit is " + limits.maxPendingBytes()
                            + " (wirebean.inbound.max-pending-bytes)";
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitRoom() {
        if (!waiters.tryAcquire()) {
            return false;
        }
        try {
            long nanos = limits.maxWait().toNanos();
            while (isFull() && !ended) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = roomy.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiters.release();
        }
    }

    private boolean isFull() {
        return messages >= limits.maxPending() || bytes >= limits.maxPendingBytes();
    }

    private boolean isHalfEmpty() {
        return messages <= limits.maxPending() / 2 && bytes <= limits.maxPendingBytes() / 2;
    }
}
