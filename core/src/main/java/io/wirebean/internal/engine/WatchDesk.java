// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Identity;
import io.wirebean.SystemCode;
import io.wirebean.WatchState;
import io.wirebean.internal.model.Call;
import io.wirebean.internal.model.EndpointPlan.TopicCall;
import io.wirebean.internal.model.EndpointPlan.WatchPlan;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.model.Topic;
import io.wirebean.spi.Frame;
import io.wirebean.spi.WireFormat.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes what the peer of one connection asks about topics: has it decided, answers, and has it decided anew. Steps of the lane. */
final class WatchDesk {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private static final Failure FORBIDDEN =
            Failure.of(SystemCode.FORBIDDEN, "the identity of this connection may not watch this");

    private static final Failure NOBODY =
            Failure.of(SystemCode.FORBIDDEN, "nobody may watch this topic: no @OnWSWatch method of this path takes it");

    private static final CompletionStage<?> DONE = CompletableFuture.completedStage(null);

    /** What is done where a watch is not allowed. */
    @FunctionalInterface
    private interface No {
        CompletionStage<?> because(Call call, Throwable thrown);
    }

    private final LiveConnection connection;
    private final Dispatcher dispatcher;
    private final Callbacks callbacks;

    WatchDesk(LiveConnection connection, Dispatcher dispatcher, Callbacks callbacks) {
        this.connection = connection;
        this.dispatcher = dispatcher;
        this.callbacks = callbacks;
    }

    /** Null when the next message may be handled at once, else the stage that completes when it may, and never fails. */
    @Nullable
    CompletionStage<?> watch(String name, @Nullable String id) {
        Failure fault = faultOf(name);
        if (fault != null) {
            refuse(name, id, fault);
            return null;
        }
        var topic = new Topic(name);
        Optional<WatchPlan> plan = connection.endpoint().watch(topic);
        if (plan.isEmpty()) {
            refuse(name, id, NOBODY);
            return null;
        }
        Identity asks = connection.identity();
        if (!allows(plan.get(), asks)) {
            refuse(name, id, FORBIDDEN);
            return null;
        }
        Watch watch = connection.watching().enter(topic, plan.get());
        return decide(watch, value -> answer(watch, id, asks, value), (call, thrown) -> {
            leave(watch);
            return fail(watch, call, thrown, failure -> refuse(name, id, failure));
        });
    }

    /** The peer gives up a watch, or one that it has not; null, since that is done at once. */
    @Nullable
    CompletionStage<?> unwatch(String name, @Nullable String id) {
        Watch watch = connection.watching().of(name);
        if (watch != null) {
            leave(watch);
        }
        dispatcher.acknowledge(id, null);
        return null;
    }

    /** Who may not watch does so no longer, now that the connection is somebody else's; from any thread. */
    void decideAnew() {
        Watches watches = connection.watching();
        if (watches.size() > 0) {
            // what roles do not allow need not wait for the lane
            Identity now = connection.identity();
            List<Watch> forbidden = watches.begun().stream()
                    .filter(watch -> !allows(watch.plan(), now) && watches.leaveUntold(watch))
                    .toList();
            if (watches.askAgain()) {
                connection.intake().lane().add(this::decideAllAgain);
            }
            forbidden.forEach(watch -> dispatcher.tellUnwatched(watch.topic().name(), FORBIDDEN));
        }
    }

    /** Asks all who have decided, one after the other. */
    private CompletionStage<?> decideAllAgain() {
        List<Watch> all = connection.watching().takeAsking();
        tellEnds();
        CompletionStage<?> decided = DONE;
        for (Watch watch : all) {
            decided = decided.thenCompose(before -> decideAgain(watch));
        }
        return decided;
    }

    /** The stage never fails: whatever goes wrong ends this watch, and the next is asked all the same. */
    private CompletionStage<?> decideAgain(Watch watch) {
        try {
            if (!allows(watch.plan(), connection.identity())) {
                end(watch, FORBIDDEN);
                return DONE;
            }
            return decide(
                            watch,
                            value -> DONE,
                            (call, thrown) -> leave(watch)
                                    ? fail(
                                            watch,
                                            call,
                                            thrown,
                                            failure -> dispatcher.tellUnwatched(
                                                    watch.topic().name(), failure))
                                    : DONE)
                    .handle((done, thrown) -> thrown == null ? null : endUndecided(watch, thrown));
        } catch (RuntimeException | Error e) {
            endUndecided(watch, e);
            return DONE;
        }
    }

    private @Nullable Object endUndecided(Watch watch, Throwable thrown) {
        LOG.log(Level.ERROR, watch.plan().decides().handler().place() + ": a watch could not be decided again", thrown);
        end(watch, FORBIDDEN);
        return null;
    }

    /** Tells those who want to know of ends that nobody has told yet. */
    void tellEnds() {
        connection.watching().takeUntold().forEach(this::ended);
    }

    /** Calls those who want to know of the end of a watch. */
    private void ended(Watch watch) {
        for (TopicCall unwatch : connection.endpoint().unwatch(watch.topic())) {
            try {
                callbacks.call(unwatch.handler(), Call.watching(connection, unwatch.variables()));
            } catch (Throwable e) {
                LOG.log(Level.WARNING, unwatch.handler().place() + " failed", e);
            }
        }
    }

    private @Nullable Failure faultOf(String name) {
        Settings.Groups limits = connection.engine().parts().settings().groups();
        if (name.length() > limits.topicLength()) {
            return Failure.of(
                    SystemCode.LIMIT_EXCEEDED,
                    "a topic of " + name.length() + " characters is above the limit of " + limits.topicLength()
                            + " (wirebean.watch.max-topic-length)");
        }
        if (!Topic.isTopic(name)) {
            return Failure.of(SystemCode.BAD_MESSAGE, "a topic is " + Topic.SYNTAX);
        }
        int watches = connection.watching().size();
        return watches < limits.watches() || connection.watching().of(name) != null
                ? null
                : Failure.of(
                        SystemCode.LIMIT_EXCEEDED,
                        "a connection watches at most " + limits.watches()
                                + " topics (wirebean.watch.max-per-connection) and watches " + watches);
    }

    /** Calls the method that decides, and goes on with what it says. */
    private CompletionStage<?> decide(Watch watch, Function<@Nullable Object, CompletionStage<?>> yes, No no) {
        TopicCall decides = watch.plan().decides();
        Call call = Call.watching(connection, decides.variables());
        Object result;
        try {
            result = callbacks.call(decides.handler(), call);
        } catch (Throwable e) {
            return no.because(call, e);
        }
        if (!(result instanceof CompletionStage<?> stage)) {
            return told(result, call, yes, no);
        }
        try {
            return dispatcher
                    .whenDone(
                            stage,
                            (value, failure) -> failure == null
                                    ? told(value, call, yes, no)
                                    : no.because(call, Failures.unwrapped(failure)))
                    .thenCompose(pending -> pending);
        } catch (RuntimeException | Error e) {
            // a stage of the application's own kind
            return no.because(call, e);
        }
    }

    private static CompletionStage<?> told(
            @Nullable Object value, Call call, Function<@Nullable Object, CompletionStage<?>> yes, No no) {
        try {
            return yes.apply(value);
        } catch (RuntimeException | Error e) {
            return no.because(call, e);
        }
    }

    private CompletionStage<?> fail(Watch watch, Call call, Throwable thrown, Consumer<Failure> tell) {
        CompletionStage<?> pending = dispatcher.fail(watch.plan().decides().handler(), call, thrown, tell);
        return pending == null ? DONE : pending;
    }

    /**
     * The state first, then what has come since the method was called.
     *
     * @param asked whom it was decided for: somebody else is asked about anew
     */
    private CompletionStage<?> answer(Watch watch, @Nullable String id, Identity asked, @Nullable Object value) {
        String name = watch.topic().name();
        if (connection.identity() != asked) {
            leave(watch);
            CompletionStage<?> pending = watch(name, id);
            return pending == null ? DONE : pending;
        }
        if (watch.overflow() != null) {
            leave(watch);
            refuse(name, id, tooMany(watch));
            return DONE;
        }
        WatchState state = value instanceof WatchState counted ? counted : null;
        Object shown = state == null ? value : state.state();
        Frame frame = id == null
                ? connection.format().watched(name, shown, connection.codec())
                : connection.encodeReply(id, shown);
        dispatcher.answered(id);
        watch.allow(state == null ? null : state.version());
        connection.queueIfAny(frame);
        if (!watch.begin()) {
            end(watch, tooMany(watch));
        }
        return DONE;
    }

    private static Failure tooMany(Watch watch) {
        return Failure.of(SystemCode.LIMIT_EXCEEDED, "too many updates before the state: " + watch.overflow());
    }

    private void refuse(String topic, @Nullable String id, Failure failure) {
        if (id == null) {
            dispatcher.tellUnwatched(topic, failure);
        } else {
            dispatcher.tell(id, failure);
        }
    }

    private void end(Watch watch, Failure failure) {
        if (connection.watching().leave(watch)) {
            dispatcher.tellUnwatched(watch.topic().name(), failure);
            ended(watch);
        }
    }

    /** Whether it was there. */
    private boolean leave(Watch watch) {
        boolean left = connection.watching().leave(watch);
        if (left && watch.hasBegun()) {
            ended(watch);
        }
        return left;
    }

    private static boolean allows(WatchPlan plan, Identity who) {
        return plan.decides().handler().allows(who);
    }
}
