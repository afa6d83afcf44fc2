// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs the steps of one connection one after the other, on a thread only while there is work; none before {@link #start}. */
final class Lane {

    /** After so many steps the thread is given back, so that a busy connection does not keep it from the others. */
    private static final int STEPS_PER_TURN = 64;

    /** One piece of work: null when it is finished on return, else the stage that finishes it. */
    @FunctionalInterface
    interface Step {
        @Nullable
        CompletionStage<?> run();
    }

    private static final Logger LOG = System.getLogger("io.wirebean");

    private final Executor executor;
    private final CurrentLane current;
    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable turn = this::turn;
    private final ArrayDeque<Step> waiting = new ArrayDeque<>(1);
    private boolean busy = true;
    private boolean finished;

    Lane(Executor executor, CurrentLane current) {
        this.executor = executor;
        this.current = current;
    }

    /** Begins with what has been queued so far. */
    void start() {
        endOfTurn();
    }

    /** Queues a step; false after {@link #finish}, which takes no more. */
    boolean add(Step step) {
        lock.lock();
        try {
            if (finished) {
                return false;
            }
            waiting.add(step);
            if (busy) {
                return true;
            }
            busy = true;
        } finally {
            lock.unlock();
        }
        nextTurn();
        return true;
    }

    /** Runs a step on this thread if nothing runs or waits, else queues it. */
    boolean addOrRunHere(Step step) {
        lock.lock();
        try {
            if (finished || busy) {
                return !finished && waiting.add(step);
            }
            busy = true;
        } finally {
            lock.unlock();
        }
        if (isFinished(step)) {
            endOfTurn();
        }
        return true;
    }

    /**
     * Queues the last step in place of all that waits; it runs when the step that runs now is finished.
     *
     * @return how many steps were dropped
     */
    int finish(Step last) {
        int dropped;
        lock.lock();
        try {
            finished = true;
            dropped = waiting.size();
            waiting.clear();
            waiting.add(last);
            if (busy) {
                return dropped;
            }
            busy = true;
        } finally {
            lock.unlock();
        }
        nextTurn();
        return dropped;
    }

    /** Whether steps wait behind the one that runs. */
    boolean hasMore() {
        lock.lock();
        try {
            return busy && !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void turn() {
        for (int i = 0; i < STEPS_PER_TURN; i++) {
            Step step = next();
            if (step == null || !isFinished(step)) {
                return;
            }
        }
        endOfTurn();
    }

    /** Whether the step is finished; if not, the lane goes on when it is. */
    private boolean isFinished(Step step) {
        CompletionStage<?> pending = started(step);
        if (pending == null) {
            return true;
        }
        pending.whenComplete((value, failure) -> nextTurn());
        return false;
    }

    /** A step that throws is a fault of ours; it must not stop the connection's other steps. */
    private @Nullable CompletionStage<?> started(Step step) {
        Lane before = current.replace(this);
        try {
            return step.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a step of a connection failed", e);
            return null;
        } finally {
            current.replace(before);
        }
    }

    private void nextTurn() {
        try {
            executor.execute(turn);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the executor is shut down: what waits on this connection is not run");
        } catch (OutOfMemoryError e) {
            // no thread to be had: what comes next asks for one again
            LOG.log(Level.ERROR, "no thread for the messages of a connection", e);
            lock.lock();
            try {
                busy = false;
            } finally {
                lock.unlock();
            }
        }
    }

    private void endOfTurn() {
        lock.lock();
        try {
            busy = !waiting.isEmpty();
            if (!busy) {
                return;
            }
        } finally {
            lock.unlock();
        }
        nextTurn();
    }

    private @Nullable Step next() {
        lock.lock();
        try {
            Step step = waiting.poll();
            busy = step != null;
            return step;
        } finally {
            lock.unlock();
        }
    }
}
