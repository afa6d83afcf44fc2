// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counts the handlers of one connection that run beside its lane, and bounds them. */
final class Slots {

    private final int max;
    private int taken;
    /** Made when the first has to wait. */
    private @Nullable ArrayDeque<CompletableFuture<Void>> waiting;

    private @Nullable CompletableFuture<Void> allFree;

    Slots(int max) {
        this.max = max;
    }

    /** Takes a slot: null if there is one, else the stage that completes when there is. */
    synchronized @Nullable CompletionStage<Void> take() {
        if (taken < max) {
            taken++;
            return null;
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        var turn = new CompletableFuture<Void>();
        waiting.add(turn);
        return turn;
    }

    /** Gives a slot back, or on to who waits for one. */
    void release() {
        CompletableFuture<Void> told;
        synchronized (this) {
            told = waiting == null ? null : waiting.poll();
            if (told == null && --taken == 0) {
                told = allFree;
                allFree = null;
            }
        }
        if (told != null) {
            told.complete(null);
        }
    }

    /** Null if no slot is taken, else the stage that completes when none is. */
    synchronized @Nullable CompletionStage<Void> allFree() {
        if (taken == 0) {
            return null;
        }
        if (allFree == null) {
            // one for all that wait: the drain may, and then the end
            allFree = new CompletableFuture<>();
        }
        return allFree;
    }
}
