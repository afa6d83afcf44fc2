// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Audience;
import io.wirebean.Outgoing;
import io.wirebean.SystemCode;
import io.wirebean.internal.model.Call;
import io.wirebean.internal.model.HandlerPlan;
import io.wirebean.internal.model.HandlerPlan.BroadcastPlan;
import io.wirebean.internal.model.IncomingMessage;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame;
import io.wirebean.spi.PayloadException;
import io.wirebean.spi.WireFormat.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls the message handlers of one connection and sends what comes of it: a reply, a broadcast, a failure. */
final class Dispatcher {

    private static final Logger LOG = System.getLogger("io.wirebean");

    /** Which roles would do is nothing that a peer needs to know. */
    private static final String FORBIDDEN = "the identity of this connection may not do this";

    private final LiveConnection connection;
    private final Callbacks callbacks;
    private final InFlight inFlight;
    private final Executor executor;

    Dispatcher(LiveConnection connection, Callbacks callbacks, InFlight inFlight, Executor executor) {
        this.connection = connection;
        this.callbacks = callbacks;
        this.inFlight = inFlight;
        this.executor = executor;
    }

    /** Handles a message on this thread; null when it is finished, else the stage that finishes it and never fails. */
    @Nullable
    CompletionStage<?> handle(HandlerPlan handler, IncomingMessage message) {
        if (!handler.allows(connection.identity())) {
            tell(message.id().orElse(null), Failure.of(SystemCode.FORBIDDEN, FORBIDDEN));
            return null;
        }
        Call call = Call.of(connection, message);
        Object result;
        try {
            result = callbacks.call(handler, call);
        } catch (Throwable e) {
            return fail(handler, call, e);
        }
        if (result instanceof CompletionStage<?> stage) {
            return whenDone(stage, (value, failure) -> answered(handler, call, value, failure))
                    .thenCompose(pending -> pending);
        }
        return answer(handler, call, result);
    }

    /** Tells the peer a failure, or counts it where the format is silent. */
    void tell(@Nullable String id, Failure failure) {
        Frame frame;
        try {
            frame = connection.encodeFailure(id, failure);
        } catch (RuntimeException e) {
            frame = connection.encodeFailure(id, Failures.withoutDetails(failure, e));
        }
        inFlight.answered(id);
        if (frame == null) {
            LOG.log(Level.DEBUG, () -> connection + ": " + failure.code() + " " + failure.message());
            connection.dropped(Drop.SILENT_FAILURE, 1);
        } else {
            connection.queue(frame);
        }
    }

    /** Tells the peer that it does not watch a topic, or no longer; it does not in any case, so this never throws. */
    void tellUnwatched(String topic, Failure failure) {
        try {
            connection.queueIfAny(unwatched(topic, failure));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "the wire format " + connection.format().name() + " failed on the end of a watch",
                    e);
        }
    }

    private @Nullable Frame unwatched(String topic, Failure failure) {
        try {
            return connection.format().unwatched(topic, failure, connection.codec());
        } catch (RuntimeException e) {
            Failure brief = Failures.withoutDetails(failure, e);
            return connection.format().unwatched(topic, brief, connection.codec());
        }
    }

    /** Replies where the message had an id. */
    void acknowledge(@Nullable String id, @Nullable Object value) {
        if (id != null) {
            Frame reply = connection.encodeReply(id, value);
            answered(id);
            connection.queueIfAny(reply);
        }
    }

    /** A peer may use the id again as soon as it has the answer, which is queued next. */
    void answered(@Nullable String id) {
        inFlight.answered(id);
    }

    /** Goes on here if the stage is done, else on the executor: never on the thread that completes it. */
    <T extends @Nullable Object, R> CompletionStage<R> whenDone(
            CompletionStage<T> stage, BiFunction<? super T, @Nullable Throwable, ? extends R> then) {
        // a stage of its own kind need not know how to become a future
        var future = new CompletableFuture<T>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(failure);
            }
        });
        return future.isDone() ? future.handle(then) : future.handleAsync(then, executor);
    }

    private CompletionStage<?> answered(
            HandlerPlan handler, Call call, @Nullable Object value, @Nullable Throwable failure) {
        CompletionStage<?> pending =
                failure == null ? answer(handler, call, value) : fail(handler, call, Failures.unwrapped(failure));
        return pending == null ? CompletableFuture.completedFuture(null) : pending;
    }

    private @Nullable CompletionStage<?> answer(HandlerPlan handler, Call call, @Nullable Object value) {
        try {
            Optional<BroadcastPlan> broadcast = handler.broadcast();
            if (broadcast.isPresent()) {
                broadcast(broadcast.get(), call, value);
                reply(call, null);
            } else {
                reply(call, value);
            }
            return null;
        } catch (RuntimeException | Error e) {
            return fail(handler, call, e);
        }
    }

    private void broadcast(BroadcastPlan plan, Call call, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Audience all = connection.engine().registry().audience(plan.audience(call));
        (plan.exceptSender() ? all.except(connection) : all).send(plan.event(), value);
    }

    private void reply(Call call, @Nullable Object value) {
        IncomingMessage message = call.message();
        if (message == null) {
            return;
        }
        Optional<String> id = message.id();
        if (id.isPresent()) {
            acknowledge(id.get(), value);
        } else if (value != null) {
            connection.queueIfAny(connection.encodeEvent(Outgoing.of(message.event(), value)));
        }
    }

    private @Nullable CompletionStage<?> fail(HandlerPlan handler, Call call, Throwable thrown) {
        return fail(handler, call, thrown, failure -> tell(idOf(call), failure));
    }

    /** Has a failure told as the error handlers would have it; null when that is done, else the stage that does it. */
    @Nullable
    CompletionStage<?> fail(HandlerPlan handler, Call call, Throwable thrown, Consumer<Failure> tell) {
        Optional<HandlerPlan> errorHandler = thrown instanceof PayloadException
                ? Optional.empty()
                : connection.endpoint().errorHandler(handler.controller(), thrown);
        if (errorHandler.isEmpty()) {
            tell.accept(Failures.of(thrown, handler.place()));
            return null;
        }
        return mapped(errorHandler.get(), handler, call.failed(thrown), tell);
    }

    /** What the error handler makes of a failure; what it throws itself is told instead. */
    private @Nullable CompletionStage<?> mapped(
            HandlerPlan errorHandler, HandlerPlan handler, Call call, Consumer<Failure> tell) {
        Throwable thrown = Objects.requireNonNull(call.failure());
        Object details;
        try {
            details = callbacks.call(errorHandler, call);
        } catch (Throwable again) {
            tell.accept(Failures.of(again, again == thrown ? handler.place() : errorHandler.place()));
            return null;
        }
        if (details instanceof CompletionStage<?> stage) {
            return whenDone(stage, (value, failure) -> {
                Throwable told = failure == null ? thrown : Failures.unwrapped(failure);
                tell.accept(Failures.withDetails(Failures.of(told, handler.place()), value));
                return handler;
            });
        }
        tell.accept(Failures.withDetails(Failures.of(thrown, handler.place()), details));
        return null;
    }

    private static @Nullable String idOf(Call call) {
        IncomingMessage message = call.message();
        return message == null ? null : message.id().orElse(null);
    }
}
