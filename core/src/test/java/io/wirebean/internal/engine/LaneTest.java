// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LaneTest {

    /** Runs what was handed to it when the test says so, on the test's thread. */
    private final ArrayDeque<Runnable> handedOver = new ArrayDeque<>();

    private final List<String> ran = new ArrayList<>();
    private final CurrentLane current = new CurrentLane();
    private final Lane lane = started(new Lane(handedOver::add, current));

    @Test
    void nothingRunsBeforeTheStart() {
        var held = new Lane(handedOver::add, current);
        held.addOrRunHere(step("a"));
        held.add(step("b"));
        assertTrue(handedOver.isEmpty());

        held.start();
        runAll();

        assertEquals(List.of("a", "b"), ran);
    }

    @Test
    void stepsRunInTheOrderAdded() {
        lane.add(step("a"));
        lane.add(step("b"));
        lane.add(step("c"));

        runAll();

        assertEquals(List.of("a", "b", "c"), ran);
    }

    @Test
    void theNextStepWaitsForTheStageOfTheOneBefore() {
        var pending = new CompletableFuture<Void>();
        lane.add(step("a", pending));
        lane.add(step("b"));
        runAll();
        assertEquals(List.of("a"), ran);

        pending.complete(null);
        runAll();

        assertEquals(List.of("a", "b"), ran);
    }

    @Test
    void aStageThatFailsDoesNotStopTheLane() {
        lane.add(step("a", CompletableFuture.failedFuture(new IllegalStateException())));
        lane.add(step("b"));

        runAll();

        assertEquals(List.of("a", "b"), ran);
    }

    @Test
    void aStepThatThrowsDoesNotStopTheLane() {
        lane.add(() -> {
            throw new IllegalStateException("a fault of ours");
        });
        lane.add(step("b"));

        runAll();

        assertEquals(List.of("b"), ran);
    }

    @Test
    void aStepKnowsWhetherMoreWaitsBehindIt() {
        var last = new ArrayList<Boolean>();
        var other = started(new Lane(handedOver::add, current));
        for (int i = 0; i < 2; i++) {
            lane.add(() -> {
                other.addOrRunHere(() -> null);
                last.add(current.isAtLastStep());
                return null;
            });
        }

        runAll();

        assertEquals(List.of(false, true), last);
        assertFalse(current.isAtLastStep());
    }

    @Test
    void anIdleLaneRunsAStepOnTheThreadThatAddsIt() {
        lane.addOrRunHere(step("a"));

        assertEquals(List.of("a"), ran);
        assertTrue(handedOver.isEmpty());
    }

    @Test
    void aBusyLaneRunsNothingOnTheThreadThatAddsIt() {
        lane.add(step("a"));
        lane.addOrRunHere(step("b"));
        assertEquals(List.of(), ran);

        runAll();

        assertEquals(List.of("a", "b"), ran);
    }

    @Test
    void whatIsAddedWhileAStepRunsOnTheAddersThreadIsHandedOver() {
        lane.addOrRunHere(() -> {
            ran.add("a");
            lane.add(step("b"));
            return null;
        });
        assertEquals(List.of("a"), ran);

        runAll();

        assertEquals(List.of("a", "b"), ran);
    }

    @Test
    void theLastStepReplacesWhatWaitsAndNothingComesAfterIt() {
        lane.add(step("a"));
        lane.add(step("b"));

        assertEquals(2, lane.finish(step("last")));
        assertFalse(lane.add(step("c")));
        assertFalse(lane.addOrRunHere(step("d")));
        runAll();

        assertEquals(List.of("last"), ran);
    }

    @Test
    void theLastStepWaitsForTheStepThatRuns() {
        var pending = new CompletableFuture<Void>();
        lane.add(step("a", pending));
        runAll();

        lane.finish(step("last"));
        runAll();
        assertEquals(List.of("a"), ran);
        pending.complete(null);
        runAll();

        assertEquals(List.of("a", "last"), ran);
    }

    @Test
    void aBusyLaneGivesItsThreadBackNowAndThen() {
        for (int i = 0; i < 200; i++) {
            lane.add(step("x"));
        }

        handedOver.remove().run();

        assertTrue(ran.size() < 200, "one turn took all " + ran.size());
        runAll();
        assertEquals(200, ran.size());
    }

    @Test
    void stepsOfManyThreadsRunOneAtATimeAndEachThreadsInOrder() throws InterruptedException {
        int threads = 8;
        int each = 2_000;
        var pool = Executors.newFixedThreadPool(4);
        var seen = new ConcurrentLinkedQueue<int[]>();
        var inside = new int[1];
        var done = new CountDownLatch(threads * each);
        var shared = started(new Lane(pool, current));
        var adders = new ArrayList<Thread>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            adders.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    shared.add(() -> {
                        // a plain counter: only one step at a time leaves it right
                        inside[0]++;
                        seen.add(new int[] {thread, number});
                        done.countDown();
                        return number % 3 == 0 ? CompletableFuture.runAsync(() -> {}, pool) : null;
                    });
                }
            }));
        }

        adders.forEach(Thread::start);

        assertTrue(done.await(30, TimeUnit.SECONDS));
        pool.shutdown();
        assertEquals(threads * each, inside[0]);
        var last = new int[threads];
        for (int[] step : seen) {
            assertEquals(last[step[0]]++, step[1]);
        }
    }

    private static Lane started(Lane lane) {
        lane.start();
        return lane;
    }

    private Lane.Step step(String name) {
        return step(name, null);
    }

    private Lane.Step step(String name, CompletionStage<?> pending) {
        return () -> {
            ran.add(name);
            return pending;
        };
    }

    private void runAll() {
        while (!handedOver.isEmpty()) {
            handedOver.remove().run();
        }
    }
}
