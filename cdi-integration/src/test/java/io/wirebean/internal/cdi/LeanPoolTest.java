// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The test looks in place of the timer. */
final class LeanPoolTest {

    private static final int USUAL = 2;
    private static final int MOST = 5;

    private final LinkedBlockingQueue<Runnable> looks = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final LeanPool pool = pool(Duration.ofSeconds(60));

    @AfterEach
    void stop() throws InterruptedException {
        gate.countDown();
        pool.shutdown();
        assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void shortTasksRunOnFewThreads() throws Exception {
        var names = ConcurrentHashMap.newKeySet();
        var done = new CountDownLatch(10_000);
        for (int i = 0; i < 10_000; i++) {
            pool.execute(() -> {
                names.add(Thread.currentThread().getName());
                done.countDown();
            });
        }

        assertTrue(done.await(10, TimeUnit.SECONDS));
        assertTrue(names.size() <= USUAL, names.toString());
    }

    @Test
    void besideEachTaskThatWaitsAnotherRuns() throws Exception {
        waitingTasks(USUAL);
        var done = new CountDownLatch(1);
        pool.execute(done::countDown);
        assertEquals(1, done.getCount());

        // the first look only sees where they are
        look();
        look();

        assertTrue(done.await(10, TimeUnit.SECONDS));
    }

    /** Of two that ask for the last free place at once, one gets it. */
    @Test
    void whoFindsTheLastPlaceTakenAfterAllHasTheOthersLookedAfter() throws Exception {
        for (int i = 0; i < 500; i++) {
            var asked = new LinkedBlockingQueue<Runnable>();
            var one = new LeanPool(new LeanPool.Size(1, 2, Duration.ofSeconds(60)), Thread::new, asked::add);
            var done = new CountDownLatch(1);
            var release = new CountDownLatch(1);
            var both = new CyclicBarrier(2);
            var first = new Thread(() -> {
                await(both);
                one.execute(() -> awaitQuietly(release));
            });
            first.start();
            await(both);
            one.execute(done::countDown);
            first.join();

            while (!done.await(1, TimeUnit.MILLISECONDS)) {
                Runnable look = asked.poll(5, TimeUnit.SECONDS);
                assertTrue(
                        look != null || done.getCount() == 0, "a task waits behind one that waits, and nobody looks");
                if (look != null) {
                    look.run();
                }
            }
            release.countDown();
            one.shutdown();
        }
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noMoreThanTheMostThreadsAreMadeAndWhatIsOverWaits() throws Exception {
        waitingTasks(MOST);
        var done = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            pool.execute(done::countDown);
        }
        look();
        look();
        assertEquals(MOST, made.get());
        assertEquals(3, done.getCount());

        gate.countDown();
        assertTrue(done.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aTaskThatFailsIsToldAndTakesNoThreadAway() throws Exception {
        for (int i = 0; i < 10; i++) {
            pool.execute(() -> {
                throw new IllegalStateException("broken");
            });
        }
        var done = new CountDownLatch(1);
        pool.execute(done::countDown);

        assertTrue(done.await(10, TimeUnit.SECONDS));
        assertTrue(made.get() <= USUAL);
    }

    @Test
    void anInterruptIsNotHandedOnToTheNextTask() throws Exception {
        var interrupted = new LinkedBlockingQueue<Boolean>();
        for (int i = 0; i < 50; i++) {
            pool.execute(() -> {
                interrupted.add(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
            });
        }
        for (int i = 0; i < 50; i++) {
            assertFalse(interrupted.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aShutdownRunsWhatWaitsAndTakesNothingMore() throws Exception {
        waitingTasks(USUAL);
        var done = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            pool.execute(done::countDown);
        }
        pool.shutdown();

        assertThrows(RejectedExecutionException.class, () -> pool.execute(() -> {}));
        assertFalse(pool.isTerminated());
        gate.countDown();
        assertTrue(done.await(10, TimeUnit.SECONDS));
        assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void threadsThatNobodyCallsGo() throws Exception {
        var hasty = pool(Duration.ofMillis(1));
        for (int i = 0; i < 20; i++) {
            var done = new CountDownLatch(1);
            hasty.execute(done::countDown);
            assertTrue(done.await(10, TimeUnit.SECONDS));
        }
        hasty.shutdown();

        assertTrue(hasty.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void tasksFromManyThreadsAllRunOnce() throws Exception {
        var runs = new AtomicInteger();
        var done = new CountDownLatch(40_000);
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var sender = new Thread(() -> {
                for (int j = 0; j < 10_000; j++) {
                    pool.execute(() -> {
                        runs.incrementAndGet();
                        done.countDown();
                    });
                }
            });
            senders.add(sender);
            sender.start();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertTrue(done.await(20, TimeUnit.SECONDS));
        assertEquals(40_000, runs.get());
    }

    @Test
    void whoGetsNoThreadIsRefusedAndWhatWasGivenIsNotRun() {
        var none = new LeanPool(
                new LeanPool.Size(USUAL, MOST, Duration.ofSeconds(1)),
                task -> {
                    throw new IllegalStateException("the server is going away");
                },
                looks::add);
        var runs = new AtomicInteger();

        assertThrows(IllegalStateException.class, () -> none.execute(runs::incrementAndGet));
        assertEquals(List.of(), none.shutdownNow());
        assertTrue(none.isTerminated());
        assertEquals(0, runs.get());
    }

    private void waitingTasks(int count) throws InterruptedException {
        var begun = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            pool.execute(() -> {
                begun.countDown();
                try {
                    gate.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
        while (!begun.await(1, TimeUnit.MILLISECONDS)) {
            Runnable look = looks.poll();
            if (look != null) {
                look.run();
            }
        }
    }

    private void look() throws InterruptedException {
        Runnable look = looks.poll(10, TimeUnit.SECONDS);
        assertTrue(look != null, "nobody wants to look");
        look.run();
    }

    private LeanPool pool(Duration idle) {
        return new LeanPool(
                new LeanPool.Size(USUAL, MOST, idle),
                task -> {
                    made.incrementAndGet();
                    var thread = new Thread(task);
                    thread.setDaemon(true);
                    thread.setUncaughtExceptionHandler((here, failure) -> failures.add(failure));
                    return thread;
                },
                looks::add);
    }
}
