// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads for tasks that are mostly short and may block: a few are at work while those get on, and one more beside each that
 * does not. The thread that has rested least is called first, so that what it needs is still in the processor's caches.
 */
final class LeanPool extends AbstractExecutorService {

    record Size(int usual, int most, Duration idle) {}

    /** Does something a moment later; throws where it never will. */
    @FunctionalInterface
    interface Later {
        void run(Runnable look);
    }

    private final Size size;
    private final ThreadFactory threads;
    private final Later later;
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Worker> workers = new ArrayList<>();
    private final ArrayDeque<Worker> resting = new ArrayDeque<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final CountDownLatch terminated = new CountDownLatch(1);

    /** How many are at work, and how many may be; changed under the lock. */
    private volatile int active;

    private volatile int allowed;
    private volatile boolean stopped;

    LeanPool(Size size, ThreadFactory threads, Later later) {
        this.size = size;
        this.threads = threads;
        this.later = later;
        this.allowed = Math.min(size.usual(), size.most());
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (stopped && waiting.remove(task)) {
            throw new RejectedExecutionException("the threads have been stopped");
        }
        try {
            employ();
        } catch (RuntimeException | Error e) {
            // no thread is given: whoever is there already may have taken it all the same
            if (waiting.remove(task)) {
                throw e;
            }
        }
    }

    /** Calls one more if there may be one more; else looks in a moment whether those at work get on. */
    private void employ() {
        Worker called = active < allowed ? call() : null;
        if (called != null) {
            called.wake();
        } else if (!waiting.isEmpty()) {
            lookLater();
        }
    }

    private void lookLater() {
        try {
            if (looking.compareAndSet(false, true)) {
                later.run(this::look);
            }
        } catch (RejectedExecutionException e) {
            allowed = size.most();
            employ();
        }
    }

    private @Nullable Worker call() {
        lock.lock();
        try {
            if (active >= allowed || waiting.isEmpty()) {
                return null;
            }
            Worker worker = resting.poll();
            if (worker == null) {
                worker = new Worker();
                workers.add(worker);
            }
            worker.call();
            return worker;
        } finally {
            lock.unlock();
        }
    }

    /** Who has finished nothing since the last look is taken to wait for something. */
    private void look() {
        lock.lock();
        try {
            int stuck = 0;
            for (Worker worker : workers) {
                stuck += worker.isStuck() ? 1 : 0;
            }
            allowed = Math.min(size.most(), size.usual() + stuck);
        } finally {
            lock.unlock();
        }
        looking.set(false);
        for (int more = allowed - active; more > 0 && !waiting.isEmpty(); more--) {
            employ();
        }
        if (!waiting.isEmpty()) {
            lookLater();
        }
    }

    @Override
    public void shutdown() {
        List<Worker> all;
        lock.lock();
        try {
            stopped = true;
            all = List.copyOf(resting);
            all.forEach(Worker::call);
            resting.clear();
            endIfEmpty();
        } finally {
            lock.unlock();
        }
        all.forEach(Worker::wake);
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = new ArrayList<>();
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            left.add(task);
        }
        shutdown();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return stopped;
    }

    @Override
    public boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }

    private void endIfEmpty() {
        if (stopped && workers.isEmpty()) {
            terminated.countDown();
        }
    }

    private final class Worker implements Runnable {

        private @Nullable Thread thread;
        private volatile boolean called;
        private volatile int done;
        private int seen;

        /** Under the lock. */
        private void call() {
            active = active + 1;
            called = true;
            seen = done - 1;
        }

        /** Under the lock. */
        private boolean isStuck() {
            boolean stuck = called && seen == done;
            seen = done;
            return stuck;
        }

        private void wake() {
            if (thread != null) {
                LockSupport.unpark(thread);
                return;
            }
            try {
                Thread made = threads.newThread(this);
                thread = made;
                made.start();
            } catch (RuntimeException | Error e) {
                leave();
                throw e;
            }
        }

        @Override
        public void run() {
            do {
                Runnable task = active > allowed ? null : waiting.poll();
                while (task != null) {
                    run(task);
                    done = done + 1;
                    task = active > allowed ? null : waiting.poll();
                }
            } while (rest());
        }

        private void run(Runnable task) {
            try {
                task.run();
            } catch (Throwable e) {
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, e);
            }
            // it was meant for the task
            Thread.interrupted();
        }

        /** Waits until it is called again; false when it is time to go. */
        private boolean rest() {
            lock.lock();
            try {
                if (stopped && waiting.isEmpty()) {
                    leave();
                    return false;
                }
                active = active - 1;
                called = false;
                resting.push(this);
            } finally {
                lock.unlock();
            }
            // what has come in between found as many at work as there may be
            if (!waiting.isEmpty()) {
                employ();
            }
            return isCalled();
        }

        private boolean isCalled() {
            long end = System.nanoTime() + size.idle().toNanos();
            while (!called) {
                long left = end - System.nanoTime();
                if (left <= 0 && isForgotten()) {
                    return false;
                }
                LockSupport.parkNanos(LeanPool.this, left);
                Thread.interrupted();
            }
            return true;
        }

        private boolean isForgotten() {
            lock.lock();
            try {
                boolean forgotten = resting.remove(this);
                if (forgotten) {
                    workers.remove(this);
                    endIfEmpty();
                }
                return forgotten;
            } finally {
                lock.unlock();
            }
        }

        private void leave() {
            lock.lock();
            try {
                active = active - 1;
                workers.remove(this);
                endIfEmpty();
            } finally {
                lock.unlock();
            }
        }
    }
}
