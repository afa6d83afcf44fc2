// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.CloseReason;
import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.Outgoing;
import io.wirebean.internal.model.Call;
import io.wirebean.internal.model.HandlerPlan;
import io.wirebean.spi.WireFormat.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The first and the last callbacks of one connection: connection handlers in order, disconnection handlers once. */
final class Lifecycle {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private final LiveConnection connection;
    private final Callbacks callbacks;
    private final Dispatcher dispatcher;
    private final WatchDesk watchDesk;
    private final ConnectionEvents events;
    private final News news;
    private final Set<Class<?>> opened = ConcurrentHashMap.newKeySet(1);
    private final AtomicBoolean over = new AtomicBoolean();
    /** Whether observers know of the connection: one that ends before its turn on the lane is never told to have opened. */
    private volatile boolean told;

    Lifecycle(LiveConnection connection, Callbacks callbacks, Dispatcher dispatcher, WatchDesk watchDesk, News news) {
        this.connection = connection;
        this.callbacks = callbacks;
        this.dispatcher = dispatcher;
        this.watchDesk = watchDesk;
        this.news = news;
        this.events = connection.engine().parts().events();
        opened.addAll(connection.controllers());
        connection.endpoint().connectionHandlers().forEach(handler -> opened.remove(handler.controller()));
    }

    /** Tells the opening and calls the connection handlers one after the other; the stage completes when the first message may be handled. */
    CompletionStage<?> open() {
        if (events != ConnectionEvents.NONE) {
            told = true;
            // not as news: this thread must not be held by the observers of what happens next
            if (callbacks.enter()) {
                callbacks.tell(() -> events.opened(new ConnectionOpened(connection)));
            }
        }
        CompletionStage<Boolean> opening = CompletableFuture.completedFuture(true);
        for (HandlerPlan handler : connection.endpoint().connectionHandlers()) {
            opening = opening.thenCompose(goOn -> goOn ? open(handler) : CompletableFuture.completedFuture(false));
        }
        return opening;
    }

    /**
     * Calls the disconnection handlers of the controllers whose connection handler has returned, and tells the end.
     *
     * @return false, and nothing is done, where another thread is at it or has done it
     */
    boolean close(CloseReason reason) {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        if (connection.standing().hasEntered()) {
            closeEntered(reason);
        }
        callbacks.over();
        return true;
    }

    private void closeEntered(CloseReason reason) {
        watchDesk.tellEnds();
        for (HandlerPlan handler : connection.endpoint().disconnectionHandlers()) {
            if (opened.contains(handler.controller())) {
                close(handler, Call.closing(connection, reason));
            }
        }
        if (told) {
            news.add(() -> events.closed(new ConnectionClosed(connection, reason)));
            news.tellHere();
        }
    }

    private CompletionStage<Boolean> open(HandlerPlan handler) {
        Call call = Call.opening(connection);
        return dispatcher.whenDone(stageOf(handler, call), (value, failure) -> {
            if (failure == null) {
                opened.add(handler.controller());
                return welcomed(handler, call, value);
            }
            return goesOnAfter(handler, call, Failures.unwrapped(failure));
        });
    }

    private boolean welcomed(HandlerPlan handler, Call call, @Nullable Object value) {
        if (value == null) {
            return true;
        }
        try {
            connection.queueIfAny(connection.encodeEvent(Outgoing.of("connected", value)));
            return true;
        } catch (RuntimeException e) {
            return goesOnAfter(handler, call, e);
        }
    }

    /** Whether the connection goes on: the controller's own error handler has taken the failure; a global one is only told. */
    private boolean goesOnAfter(HandlerPlan handler, Call call, Throwable thrown) {
        var errorHandler = connection.endpoint().errorHandler(handler.controller(), thrown);
        if (errorHandler.isEmpty()) {
            refuse(Failures.of(thrown, handler.place()));
            return false;
        }
        try {
            callbacks.call(errorHandler.get(), call.failed(thrown));
            if (errorHandler.get().controller() == handler.controller()) {
                return true;
            }
            refuse(Failures.of(thrown, handler.place()));
        } catch (Throwable again) {
            refuse(Failures.of(again, errorHandler.get().place()));
        }
        return false;
    }

    private void refuse(Failure failure) {
        boolean forbidden = failure.status() == 401 || failure.status() == 403;
        String phrase = failure.ref() == null ? failure.code() : failure.code() + " " + failure.ref();
        connection.closeBy(new CloseReason(
                forbidden ? CloseCodes.POLICY : CloseCodes.INTERNAL_ERROR, phrase, CloseReason.Initiator.WIREBEAN));
    }

    private void close(HandlerPlan handler, Call call) {
        try {
            callbacks.call(handler, call);
        } catch (Throwable thrown) {
            var errorHandler = connection.endpoint().errorHandler(handler.controller(), thrown);
            try {
                if (errorHandler.isPresent()) {
                    callbacks.call(errorHandler.get(), call.failed(thrown));
                } else {
                    LOG.log(Level.WARNING, handler.place() + " failed", thrown);
                }
            } catch (Throwable again) {
                LOG.log(Level.WARNING, handler.place() + " and its error handler failed", again);
            }
        }
    }

    private CompletionStage<@Nullable Object> stageOf(HandlerPlan handler, Call call) {
        try {
            Object result = callbacks.call(handler, call);
            if (result instanceof CompletionStage<?> stage) {
                return stage.thenApply(value -> value);
            }
            return CompletableFuture.completedFuture(result);
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
