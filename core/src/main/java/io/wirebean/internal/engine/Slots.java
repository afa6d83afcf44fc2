// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Counts the handlers of one connection that run beside its lane, and bounds them. */
final class Slots {

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<CompletableFuture<Void>> waiting = new ArrayDeque<>(1);
    private final int max;
    private int taken;
    private @Nullable CompletableFuture<Void> allFree;

    Slots(int max) {
        this.max = max;
    }

    /** Takes a slot: null if there is one, else the stage that completes when there is. */
    @Nullable
    CompletionStage<Void> take() {
        lock.lock();
        try {
            if (taken < max) {
                taken++;
                return null;
            }
            var turn = new CompletableFuture<Void>();
            waiting.add(turn);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a slot back, or on to who waits for one. */
    void release() {
        CompletableFuture<Void> told;
        lock.lock();
        try {
            told = waiting.poll();
            if (told == null && --taken == 0) {
                told = allFree;
                allFree = null;
            }
        } finally {
            lock.unlock();
        }
        if (told != null) {
            told.complete(null);
        }
    }

    /** Null if no slot is taken, else the stage that completes when none is. */
    @Nullable
    CompletionStage<Void> allFree() {
        lock.lock();
        try {
            if (taken == 0) {
                return null;
            }
            if (allFree == null) {
                // one for all that wait: the drain may, and then the end
                allFree = new CompletableFuture<>();
            }
            return allFree;
        } finally {
            lock.unlock();
        }
    }
}
