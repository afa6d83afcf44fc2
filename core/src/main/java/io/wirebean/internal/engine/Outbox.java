// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.SendResult;
import io.wirebean.SendResult.Dropped;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.Frame;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The one queue to a peer: bounded in messages and bytes, exactly one write in flight. */
final class Outbox {

    /** What an outbox tells its connection. */
    interface Owner {
        /** A write failed: the connection is broken. */
        void writeFailed(Throwable failure);

        /** All that was queued before {@link Outbox#close} is written. */
        void drained();
    }

    private final Settings.Outbound limits;
    private final Transport transport;
    private final Owner owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    private final AtomicInteger drains = new AtomicInteger();
    private long bytes;
    private boolean closing;
    private boolean drainedTold;
    private volatile @Nullable Frame inFlight;

    Outbox(Settings.Outbound limits, Transport transport, Owner owner) {
        this.limits = limits;
        this.transport = transport;
        this.owner = owner;
    }

    /** Queues a frame and writes what can be written at once; dropped after {@link #close} and where there is no room. */
    SendResult offer(Frame frame) {
        lock.lock();
        try {
            if (closing) {
                return SendResult.dropped(Dropped.CLOSED);
            }
            // one message alone always has room: a peer that keeps up is not slow
            if (waiting.size() >= limits.maxMessages() || bytes > 0 && bytes + frame.bytes() > limits.maxBytes()) {
                return SendResult.dropped(Dropped.OVERFLOW);
            }
            bytes += frame.bytes();
            waiting.add(frame);
        } finally {
            lock.unlock();
        }
        drain();
        return SendResult.queued();
    }

    /** Takes no more; the owner is told once when what waits has been written. */
    void close() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
        drain();
    }

    /**
     * Takes no more and forgets what waits.
     *
     * @return how many messages were dropped
     */
    int clear() {
        lock.lock();
        try {
            closing = true;
            drainedTold = true;
            int dropped = waiting.size();
            waiting.clear();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes while there is something to write and no write is in flight. A write that completes before it returns, on
     * this thread, only raises the counter, so that the stack does not grow with the queue.
     */
    private void drain() {
        if (drains.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            while (inFlight == null) {
                Frame frame = poll();
                if (frame == null) {
                    break;
                }
                transport.write(frame, failure -> written(frame, failure));
            }
            missed = drains.addAndGet(-missed);
        } while (missed != 0);
    }

    private @Nullable Frame poll() {
        boolean drained;
        lock.lock();
        try {
            Frame frame = waiting.poll();
            inFlight = frame;
            if (frame != null) {
                return frame;
            }
            drained = closing && !drainedTold;
            drainedTold |= drained;
        } finally {
            lock.unlock();
        }
        if (drained) {
            owner.drained();
        }
        return null;
    }

    private void written(Frame frame, @Nullable Throwable failure) {
        lock.lock();
        try {
            bytes -= frame.bytes();
        } finally {
            lock.unlock();
        }
        inFlight = null;
        if (failure != null) {
            owner.writeFailed(failure);
        }
        drain();
    }
}
