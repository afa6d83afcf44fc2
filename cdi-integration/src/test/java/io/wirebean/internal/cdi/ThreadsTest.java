// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.model.Settings.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class ThreadsTest {

    @Test
    void noMoreThanTheConfiguredPlatformThreadsRun() throws InterruptedException {
        Threads threads = Threads.start(execution("platform", 2), 16, ThreadSource.own());
        Set<String> names = ConcurrentHashMap.newKeySet();
        var bothIn = new CountDownLatch(2);
        var allDone = new CountDownLatch(10);

        for (int i = 0; i < 10; i++) {
            threads.executor().execute(() -> {
                names.add(Thread.currentThread().getName());
                bothIn.countDown();
                await(bothIn);
                allDone.countDown();
            });
        }
        allDone.await();
        threads.stop();

        assertEquals(Set.of("wirebean-1", "wirebean-2"), names);
    }

    @Test
    void guardsThatHangTakeNoThreadFromHandlersAndLetOnlySoManyWait() throws InterruptedException {
        Threads threads = Threads.start(execution("platform", 1), 2, ThreadSource.own());
        var hanging = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            threads.guards().execute(() -> await(hanging));
        }

        var handled = new CountDownLatch(1);
        threads.executor().execute(handled::countDown);
        handled.await();

        assertThrows(RejectedExecutionException.class, () -> threads.guards().execute(() -> {}));
        hanging.countDown();
        threads.stop();
    }

    @Test
    void whatHasStoppedTakesNoTask() {
        Threads threads = Threads.start(execution("platform", 2), 16, ThreadSource.own());

        threads.stop();

        assertThrows(RejectedExecutionException.class, () -> threads.executor().execute(() -> {}));
        assertTrue(threads.timer().isShutdown());
    }

    @Test
    void aThreadIsAskedForInTheApplicationsContexts() {
        List<String> calls = new ArrayList<>();
        Executor contexts = task -> {
            calls.add("enter");
            task.run();
            calls.add("leave");
        };

        Thread thread = ThreadSource.named(
                        task -> {
                            calls.add("new thread");
                            return new Thread(task);
                        },
                        contexts)
                .newThread(() -> {});

        assertEquals(List.of("enter", "new thread", "leave"), calls);
        assertEquals("wirebean-1", thread.getName());
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void virtualThreadsWhereThereAreNoneAreRefusedByName() {
        var thrown = assertThrows(
                IllegalStateException.class, () -> Threads.start(execution("virtual", 2), 16, ThreadSource.own()));

        assertEquals(
                "wirebean.executor=virtual needs Java 21 or later, this is Java "
                        + Runtime.version().feature(),
                thrown.getMessage());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsRunInTheApplicationsContexts() {
        var inContext = new CompletableFuture<String>();
        var source = new ThreadSource(ThreadSource.own().platform(), task -> {
            inContext.complete(Thread.currentThread().getName());
            task.run();
        });
        Threads threads = Threads.start(execution("virtual", 2), 16, source);
        var ran = new CompletableFuture<String>();

        threads.executor().execute(() -> ran.complete(Thread.currentThread().getName()));

        assertEquals("wirebean-1", ran.join());
        assertEquals("wirebean-1", inContext.join());
        threads.stop();
    }

    private static Execution execution(String kind, int maxThreads) {
        return new Execution(kind, maxThreads, Duration.ofSeconds(30));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
