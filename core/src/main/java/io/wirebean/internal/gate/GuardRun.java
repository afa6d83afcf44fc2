// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.UpgradeDecision;
import io.wirebean.internal.model.GuardPlan;
import java.lang.System.Logger.Level;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One upgrade on its way from guard to guard. */
final class GuardRun {

    private static final System.Logger LOG = System.getLogger("io.wirebean");

    private final UpgradeView request;
    private final Iterator<GuardPlan> guards;
    private final Executor executor;
    private final UpgradeScope scope;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Who runs a guard at this moment; guarded by the lock, so that nobody else is interrupted. */
    private @Nullable Thread runner;

    private volatile Verdict verdict;
    private volatile @Nullable GuardPlan current;

    GuardRun(UpgradeView request, Executor executor, UpgradeScope scope) {
        this.request = request;
        this.guards = request.endpoint().guards().iterator();
        this.executor = executor;
        this.scope = scope;
        this.verdict = Verdict.beginning(request.known());
    }

    /** How a run ends. */
    sealed interface Outcome {

        /** All guards accept. */
        record Accepted(Verdict verdict) implements Outcome {}

        /** A guard refuses; {@code why} is for people who operate. */
        record Refused(UpgradeDecision refusal, String why) implements Outcome {}

        /** A guard has failed. */
        record Failed(Throwable failure, GuardPlan by) implements Outcome {}

        /** Too many wait already; no guard was asked. */
        record Crowded() implements Outcome {}

        /**
         * No guard is asked.
         *
         * @param forGood whether that is because the application stops
         */
        record Stopped(String why, boolean forGood) implements Outcome {}

        /** The deadline has passed; {@code by} has not answered, null where it had no thread yet. */
        record TimedOut(@Nullable GuardPlan by) implements Outcome {}
    }

    /** How it ends; never fails. */
    CompletionStage<Outcome> outcome() {
        return outcome;
    }

    /** Begins with the first guard. */
    void start() {
        handOver(this::proceed);
    }

    /** Gives up at the deadline. */
    void timeOut() {
        giveUp(new Outcome.TimedOut(current));
    }

    /** Gives up because the application stops. */
    void stop() {
        giveUp(new Outcome.Stopped("the application stops", true));
    }

    /** The guard that runs is interrupted, and whatever it still answers is ignored. */
    private void giveUp(Outcome without) {
        if (!outcome.complete(without)) {
            return;
        }
        lock.lock();
        try {
            if (runner != null) {
                runner.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void handOver(Runnable step) {
        try {
            executor.execute(step);
        } catch (RejectedExecutionException e) {
            outcome.complete(new Outcome.Stopped("the application stops, or too many guards wait for a thread", false));
        } catch (RuntimeException | Error e) {
            // such as the machine's last thread: the place of this upgrade must be free again
            LOG.log(Level.WARNING, "no thread takes the guards of " + request.endpoint(), e);
            outcome.complete(new Outcome.Stopped("no thread takes its guards", false));
        }
    }

    private void proceed() {
        while (!outcome.isDone()) {
            if (!guards.hasNext()) {
                outcome.complete(new Outcome.Accepted(verdict));
                return;
            }
            GuardPlan guard = guards.next();
            current = guard;
            Object answer;
            try {
                answer = call(guard);
            } catch (Throwable e) {
                fail(guard, e);
                return;
            }
            if (answer instanceof CompletionStage<?> stage) {
                resumeOnce(guard, stage);
                return;
            }
            take(guard, answer);
        }
    }

    /** A stage of somebody's own may complete twice; the second time must not pass for the answer of the next guard. */
    private void resumeOnce(GuardPlan guard, CompletionStage<?> stage) {
        var resumed = new AtomicBoolean();
        stage.whenComplete((value, failure) -> {
            if (resumed.compareAndSet(false, true)) {
                handOver(() -> resume(guard, value, failure));
            }
        });
    }

    private void resume(GuardPlan guard, @Nullable Object answer, @Nullable Throwable failure) {
        if (failure == null) {
            take(guard, answer);
            proceed();
        } else {
            fail(guard, failure);
        }
    }

    private void take(GuardPlan guard, @Nullable Object answer) {
        try {
            UpgradeDecision decision = Answers.decision(answer, guard.challenge(), verdict.identity());
            if (decision.isRefusal()) {
                outcome.complete(new Outcome.Refused(decision, guard.place()));
            } else if (verdict.isContradictedBy(decision)) {
                outcome.complete(new Outcome.Refused(
                        UpgradeDecision.refuse(403),
                        guard.place() + " says another principal than was known before it"));
            } else {
                verdict = verdict.and(decision);
                request.identity(verdict.identity());
            }
        } catch (RuntimeException e) {
            fail(guard, e);
        }
    }

    private void fail(GuardPlan guard, Throwable thrown) {
        Optional<UpgradeDecision> refusal = Answers.refusal(thrown);
        outcome.complete(
                refusal.isPresent()
                        ? new Outcome.Refused(refusal.get(), guard.place())
                        : new Outcome.Failed(thrown, guard));
    }

    private @Nullable Object call(GuardPlan guard) throws Throwable {
        enter();
        try {
            Callable<@Nullable Object> checked = () -> checked(guard);
            return scope.guard(checked);
        } catch (UndeclaredThrowableException e) {
            throw e.getUndeclaredThrowable();
        } finally {
            leave();
        }
    }

    private @Nullable Object checked(GuardPlan guard) throws Exception {
        try {
            return guard.decide(request);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private void enter() {
        lock.lock();
        try {
            runner = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /** An interruption that came for the guard must not reach whatever this thread does next. */
    private void leave() {
        lock.lock();
        try {
            runner = null;
            if (outcome.isDone()) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
