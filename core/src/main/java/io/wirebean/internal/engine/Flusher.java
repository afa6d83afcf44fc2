// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes what senders have only queued, on threads of ours or on the one of the server's that writes anyway. While it goes
 * round the connections, more comes into their queues, and goes with the next write to each: the more there is to send, the
 * fewer writes a message takes.
 */
final class Flusher {

    private static final Logger LOG = System.getLogger("io.wirebean");

    /** After so many connections a thread is given back, for others that wait for it. */
    private static final int OUTBOXES_PER_TURN = 1024;

    private final Executor threads;
    private final int most;
    private final boolean preferred;
    private final ConcurrentLinkedQueue<Outbox> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger working = new AtomicInteger();

    /**
     * @param threads never wait for a peer
     * @param most how many of them it takes
     */
    Flusher(Executor threads, int most) {
        this(threads, most, false);
    }

    private Flusher(Executor threads, int most, boolean preferred) {
        this.threads = threads;
        this.most = most;
        this.preferred = preferred;
    }

    /** For connections with a {@link Transport#writer}. */
    static Flusher on(Executor thread) {
        return new Flusher(thread, 1, true);
    }

    /**
     * Whether senders leave every write to it, on its own thread too: it costs less for most, and what they send until its turn
     * goes with it.
     */
    boolean isPreferred() {
        return preferred;
    }

    /** Lets an outbox write soon. */
    void add(Outbox outbox) {
        waiting.add(outbox);
        startAnother();
    }

    /** Lets another thread go on with something; false where none takes it. */
    boolean handOver(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // the threads have been stopped, or there is no thread to be had
            return false;
        }
    }

    private void startAnother() {
        int now = working.get();
        while (now < most) {
            if (working.compareAndSet(now, now + 1)) {
                if (!handOver(this::turn)) {
                    turn();
                }
                return;
            }
            now = working.get();
        }
    }

    private void turn() {
        do {
            for (int i = 0; i < OUTBOXES_PER_TURN; i++) {
                Outbox next = waiting.poll();
                if (next == null) {
                    endOfWork();
                    return;
                }
                flush(next);
            }
        } while (!handOver(this::turn));
    }

    /** What it throws is a fault of ours or of the server; it must not be the end of this writer. */
    private static void flush(Outbox outbox) {
        try {
            outbox.flush();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "what waits for a connection could not be written", e);
        }
    }

    private void endOfWork() {
        working.decrementAndGet();
        // one that came since found as many at work as there may be
        if (!waiting.isEmpty()) {
            startAnother();
        }
    }
}
