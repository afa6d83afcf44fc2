// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

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

    private final LiveConnection connection;
    private final Dispatcher dispatcher;
    private final Callbacks callbacks;
    private final Settings.Groups limits;

    WatchDesk(LiveConnection connection, Dispatcher dispatcher, Callbacks callbacks) {
        this.connection = connection;
        this.dispatcher = dispatcher;
        this.callbacks = callbacks;
        this.limits = connection.engine().parts().settings().groups();
    }

    /** Null when the next message may be handled at once, else the stage that completes when it may, and never fails. */
    @Nullable
    CompletionStage<?> watch(String name, @Nullable String id) {
        Consumer<Failure> refuse = failure -> refuse(name, id, failure);
        Failure fault = faultOf(name);
        if (fault != null) {
            refuse.accept(fault);
            return null;
        }
        var topic = new Topic(name);
        Optional<WatchPlan> plan = connection.endpoint().watch(topic);
        if (plan.isEmpty()) {
            refuse.accept(Failure.of(
                    SystemCode.FORBIDDEN, "nobody may watch this topic: no @OnWSWatch method of this path takes it"));
            return null;
        }
        if (!plan.get().decides().handler().allows(connection.identity())) {
            refuse.accept(FORBIDDEN);
            return null;
        }
        Watch watch = connection.watching().enter(topic, plan.get());
        return decide(watch, value -> answer(watch, id, value), failure -> {
            leave(watch);
            refuse.accept(failure);
        });
    }

    /** The peer gives up a watch, or one that it has not; null, since that is done at once. */
    @Nullable
    CompletionStage<?> unwatch(String name, @Nullable String id) {
        Watch watch = Topic.isTopic(name) ? connection.watching().of(new Topic(name)) : null;
        if (watch != null) {
            leave(watch);
        }
        dispatcher.acknowledge(id, null);
        return null;
    }

    /** Who may not watch does so no longer, now that the connection is somebody else's; from any thread. */
    void decideAnew() {
        if (connection.watching().size() > 0) {
            endForbidden();
            connection.intake().lane().add(this::decideAllAgain);
        }
    }

    /** Asks all who have decided, one after the other. */
    private CompletionStage<?> decideAllAgain() {
        CompletionStage<?> decided = CompletableFuture.completedFuture(null);
        for (Watch watch : connection.watching().begun()) {
            decided = decided.thenCompose(before -> {
                CompletionStage<?> pending = decide(watch, value -> {}, failure -> end(watch, failure));
                return pending == null ? CompletableFuture.completedFuture(null) : pending;
            });
        }
        return decided;
    }

    /** What roles do not allow need not wait for the lane. */
    private void endForbidden() {
        for (Watch watch : connection.watching().begun()) {
            if (!watch.plan().decides().handler().allows(connection.identity())
                    && connection.watching().leave(watch)) {
                tellUnwatched(watch, FORBIDDEN);
                connection.intake().lane().add(() -> {
                    ended(watch);
                    return null;
                });
            }
        }
    }

    /** Calls those who want to know of the end of a watch. */
    void ended(Watch watch) {
        for (TopicCall unwatch : connection.endpoint().unwatch(watch.topic())) {
            try {
                callbacks.call(unwatch.handler(), Call.watching(connection, unwatch.variables()));
            } catch (Throwable e) {
                LOG.log(Level.WARNING, unwatch.handler().place() + " failed", e);
            }
        }
    }

    private @Nullable Failure faultOf(String name) {
        if (name.length() > limits.topicLength()) {
            return Failure.of(
                    SystemCode.LIMIT_EXCEEDED,
                    "a topic of " + name.length() + " characters is above the limit of " + limits.topicLength()
                            + " (wirebean.watch.max-topic-length)");
        }
        if (!Topic.isTopic(name)) {
            return Failure.of(
                    SystemCode.BAD_MESSAGE,
                    "a topic is segments that are not empty, between slashes, such as order/42");
        }
        int watches = connection.watching().size();
        return watches < limits.watches() || connection.watching().of(new Topic(name)) != null
                ? null
                : Failure.of(
                        SystemCode.LIMIT_EXCEEDED,
                        "a connection watches at most " + limits.watches()
                                + " topics (wirebean.watch.max-per-connection) and watches " + watches);
    }

    /** Calls the method that decides, and goes on with what it says. */
    private @Nullable CompletionStage<?> decide(Watch watch, Consumer<@Nullable Object> yes, Consumer<Failure> no) {
        TopicCall decides = watch.plan().decides();
        Call call = Call.watching(connection, decides.variables());
        Function<Throwable, @Nullable CompletionStage<?>> fail =
                thrown -> dispatcher.fail(decides.handler(), call, thrown, no);
        Object result;
        try {
            result = callbacks.call(decides.handler(), call);
        } catch (Throwable e) {
            return fail.apply(e);
        }
        if (result instanceof CompletionStage<?> stage) {
            return dispatcher
                    .whenDone(stage, (value, failure) -> decided(value, failure, yes, fail))
                    .thenCompose(Function.identity());
        }
        return told(result, yes, fail);
    }

    private static CompletionStage<?> decided(
            @Nullable Object value,
            @Nullable Throwable failure,
            Consumer<@Nullable Object> yes,
            Function<Throwable, @Nullable CompletionStage<?>> fail) {
        CompletionStage<?> pending = failure == null ? told(value, yes, fail) : fail.apply(Failures.unwrapped(failure));
        return pending == null ? CompletableFuture.completedFuture(null) : pending;
    }

    private static @Nullable CompletionStage<?> told(
            @Nullable Object value,
            Consumer<@Nullable Object> yes,
            Function<Throwable, @Nullable CompletionStage<?>> fail) {
        try {
            yes.accept(value);
            return null;
        } catch (RuntimeException | Error e) {
            return fail.apply(e);
        }
    }

    /** The state first, then what has come since the method was called. */
    private void answer(Watch watch, @Nullable String id, @Nullable Object value) {
        String overflow = watch.overflow();
        if (overflow != null) {
            leave(watch);
            refuse(
                    watch.topic().name(),
                    id,
                    Failure.of(SystemCode.LIMIT_EXCEEDED, "too many updates before the state: " + overflow));
            return;
        }
        WatchState state = value instanceof WatchState counted ? counted : null;
        Object shown = state == null ? value : state.state();
        Frame frame = id == null
                ? connection.format().watched(watch.topic().name(), shown, connection.codec())
                : connection.encodeReply(id, shown);
        dispatcher.answered(id);
        watch.allow(state == null ? null : state.version());
        connection.queueIfAny(frame);
        watch.begin();
    }

    private void refuse(String topic, @Nullable String id, Failure failure) {
        if (id == null) {
            connection.queueIfAny(connection.format().unwatched(topic, failure, connection.codec()));
        } else {
            dispatcher.tell(id, failure);
        }
    }

    private void end(Watch watch, Failure failure) {
        if (connection.watching().leave(watch)) {
            tellUnwatched(watch, failure);
            ended(watch);
        }
    }

    private void tellUnwatched(Watch watch, Failure failure) {
        connection.queueIfAny(connection.format().unwatched(watch.topic().name(), failure, connection.codec()));
    }

    private void leave(Watch watch) {
        if (connection.watching().leave(watch) && watch.hasBegun()) {
            ended(watch);
        }
    }
}
