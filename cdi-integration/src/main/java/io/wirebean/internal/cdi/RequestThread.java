// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.gate.GateDecision.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The thread of an upgrade request, which waits for the gate and answers meanwhile what guards ask on theirs: a server knows
 * its caller by the thread, and its request is another's once this has returned.
 */
final class RequestThread {

    private static final Refused TOO_LATE = new Refused(503, Map.of("Retry-After", List.of("1")), "");

    private final Thread thread = Thread.currentThread();
    private final BlockingQueue<FutureTask<?>> questions = new LinkedBlockingQueue<>();
    private volatile boolean over;

    /** Waits for the decision; 503 if there is none after this long, or if the server wants its thread back. */
    GateDecision await(CompletionStage<GateDecision> decision, Duration atMost) {
        var decided = new AtomicReference<@Nullable GateDecision>();
        decision.thenAccept(made -> {
            decided.set(made);
            questions.add(nothing());
        });
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (decided.get() == null) {
                FutureTask<?> question = questions.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (question == null) {
                    break;
                }
                question.run();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
        } finally {
            leave();
        }
        GateDecision made = decided.get();
        return made == null ? TOO_LATE : made;
    }

    /** What the request's thread answers; {@code otherwise} where it does not wait any more. */
    <T> T ask(Callable<T> question, T otherwise) {
        var asked = new FutureTask<T>(question);
        if (Thread.currentThread() == thread) {
            asked.run();
        } else {
            questions.add(asked);
            if (over) {
                asked.cancel(false);
            }
        }
        try {
            return asked.get();
        } catch (CancellationException e) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        }
    }

    /** Whether nothing can be asked any more. */
    boolean isOver() {
        return over;
    }

    private void leave() {
        over = true;
        for (FutureTask<?> question = questions.poll(); question != null; question = questions.poll()) {
            question.cancel(false);
        }
    }

    private static FutureTask<?> nothing() {
        return new FutureTask<>(() -> {}, null);
    }
}
