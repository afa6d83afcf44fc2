// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.SystemCode;
import io.wirebean.internal.engine.Allowance.Excess;
import io.wirebean.internal.engine.Lane.Step;
import io.wirebean.internal.model.EndpointPlan.Route;
import io.wirebean.internal.model.HandlerPlan;
import io.wirebean.internal.model.IncomingMessage;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.WireFormat.Failure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The way in of one connection: reads the head of a message, finds its handler and puts it on the lane. */
public final class Intake {

    private static final Logger LOG = System.getLogger("io.wirebean");

    private final LiveConnection connection;
    private final Dispatcher dispatcher;
    private final Renewal renewal;
    private final WatchDesk watchDesk;
    private final Inbox inbox;
    private final Settings.Inbound limits;
    private final Executor executor;
    private final Lane lane;
    private final Slots slots;
    private final Allowance allowance;
    private final InFlight inFlight;

    Intake(LiveConnection connection, Dispatcher dispatcher, WatchDesk watchDesk, InFlight inFlight, Inbox inbox) {
        EngineParts parts = connection.engine().parts();
        this.connection = connection;
        this.dispatcher = dispatcher;
        this.renewal = new Renewal(connection, dispatcher);
        this.watchDesk = watchDesk;
        this.inFlight = inFlight;
        this.inbox = inbox;
        this.limits = parts.settings().inbound();
        this.executor = parts.executor();
        this.lane = new Lane(executor, connection.engine().registry().currentLane());
        this.slots = new Slots(limits.maxConcurrent());
        this.allowance = Allowance.of(limits.rate(), parts.nanos());
    }

    /** Takes a message on the server's thread. */
    void take(Frame frame) {
        int bytes = frame.bytes();
        if (bytes > maxMessageBytes()) {
            tooBig(bytes);
            return;
        }
        Excess excess = allowance.charge(bytes);
        if (excess != null) {
            tooFast(frame, excess);
            return;
        }
        Envelope envelope = read(frame);
        if (envelope instanceof Envelope.Message message) {
            route(frame, message);
        } else if (envelope instanceof Envelope.Malformed malformed) {
            fail(bytes, malformed.id(), Failure.of(SystemCode.BAD_MESSAGE, malformed.why()));
        } else if (envelope instanceof Envelope.Authentication request) {
            addForId(bytes, request.id(), () -> renewal.handle(request));
        } else if (envelope instanceof Envelope.Watch watch) {
            addForId(bytes, watch.id(), () -> watchDesk.watch(watch.topic(), watch.id()));
        } else if (envelope instanceof Envelope.Unwatch unwatch) {
            addForId(bytes, unwatch.id(), () -> watchDesk.unwatch(unwatch.topic(), unwatch.id()));
        } else if (envelope instanceof Envelope.Answered answered) {
            connection.queue(answered.answer());
        }
    }

    /** A plugged-in format may break its promise never to throw. */
    private Envelope read(Frame frame) {
        try {
            return connection.format().read(frame);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the wire format " + connection.format().name() + " failed on a message", e);
            return new Envelope.Malformed(null, "the message cannot be read");
        }
    }

    Lane lane() {
        return lane;
    }

    Slots slots() {
        return slots;
    }

    /** The connection has ended: what waits is dropped, and the last step takes its place. */
    void end(Step last) {
        lane.finish(last);
        connection.dropped(Drop.INBOUND_AFTER_END, inbox.end());
    }

    private void route(Frame frame, Envelope.Message envelope) {
        Route route = connection.endpoint().route(envelope);
        if (route instanceof Route.Found found) {
            found(found.handler(), new IncomingMessage(frame, envelope, found.variables()));
        } else if (route instanceof Route.Unknown unknown) {
            fail(frame.bytes(), envelope.id(), Failure.of(SystemCode.UNKNOWN_EVENT, unknown.why()));
        }
    }

    private void found(HandlerPlan handler, IncomingMessage message) {
        if (inFlight.enter(message.id().orElse(null))) {
            enqueue(message.bytes(), new Handling(handler, message), handler.nonBlocking());
        } else {
            failTwice(message.bytes());
        }
    }

    /** On the lane, so that it holds for the next message. */
    private void addForId(int bytes, @Nullable String id, Step step) {
        if (inFlight.enter(id)) {
            add(bytes, step);
        } else {
            failTwice(bytes);
        }
    }

    /** Told without the id: under it, the peer would take it for the answer to its first message. */
    private void failTwice(int bytes) {
        fail(bytes, null, Failure.of(SystemCode.BAD_MESSAGE, "a message with this id is in flight already"));
    }

    private @Nullable CompletionStage<?> handle(HandlerPlan handler, IncomingMessage message) {
        try {
            return dispatcher.handle(handler, message);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, handler.place() + ": a message could not be answered", e);
            inFlight.answered(message.id().orElse(null));
            return null;
        }
    }

    /** Starts a concurrent handler as soon as there is a slot; the lane waits for the slot and not for the handler. */
    private @Nullable CompletionStage<?> launch(HandlerPlan handler, IncomingMessage message) {
        CompletionStage<Void> slot = slots.take();
        if (slot != null) {
            return slot.thenRun(() -> start(handler, message));
        }
        start(handler, message);
        return null;
    }

    private void start(HandlerPlan handler, IncomingMessage message) {
        try {
            executor.execute(() -> {
                CompletionStage<?> pending = handle(handler, message);
                if (pending == null) {
                    slots.release();
                } else {
                    pending.whenComplete((value, failure) -> slots.release());
                }
            });
        } catch (RejectedExecutionException e) {
            slots.release();
        } catch (OutOfMemoryError e) {
            LOG.log(Level.ERROR, "no thread for " + handler.place() + ": a message is not handled", e);
            inFlight.answered(message.id().orElse(null));
            slots.release();
        }
    }

    /** In its place among the messages, so that failures are told in the order of what failed. */
    private void fail(int bytes, @Nullable String id, Failure failure) {
        add(bytes, () -> {
            dispatcher.tell(id, failure);
            return null;
        });
    }

    private void add(int bytes, Step step) {
        enqueue(bytes, () -> hasTurn(bytes) ? step.run() : null, false);
    }

    private void enqueue(int bytes, Step step, boolean nonBlocking) {
        boolean full = inbox.entered(bytes);
        if (!(nonBlocking ? lane.addOrRunHere(step) : lane.add(step))) {
            inbox.left(bytes);
            connection.dropped(Drop.INBOUND_AFTER_END, 1);
        } else if (full && !inbox.slowDownIfFull()) {
            connection.dropped(Drop.INBOUND_OVERFLOW, 1);
            connection.closeBy(
                    new CloseReason(CloseCodes.POLICY, "no room for more: " + inbox.fullness(), Initiator.WIREBEAN));
        }
    }

    /** A message waits no longer; whether it is handled: a connection that was refused or is being closed handles nothing more. */
    private boolean hasTurn(int bytes) {
        inbox.left(bytes);
        boolean open = connection.isOpen();
        if (!open) {
            connection.dropped(Drop.INBOUND_AFTER_END, 1);
        }
        return open;
    }

    /** The step of one message. */
    private final class Handling implements Step {

        private final HandlerPlan handler;
        private final IncomingMessage message;

        Handling(HandlerPlan handler, IncomingMessage message) {
            this.handler = handler;
            this.message = message;
        }

        @Override
        public @Nullable CompletionStage<?> run() {
            if (!hasTurn(message.bytes())) {
                return null;
            }
            return handler.concurrent() ? launch(handler, message) : handle(handler, message);
        }
    }

    /** The peer is told, in the order of its messages, and if it does not stop it is closed. */
    private void tooFast(Frame frame, Excess excess) {
        connection.dropped(Drop.INBOUND_RATE, 1);
        if (excess.forgiven()) {
            String id = idOf(read(frame));
            // an id that is in flight belongs to the message that is answered under it
            fail(frame.bytes(), inFlight.enter(id) ? id : null, Failure.of(SystemCode.RATE_LIMITED, excess.why()));
        } else {
            connection.closeBy(new CloseReason(CloseCodes.POLICY, excess.why(), Initiator.WIREBEAN));
        }
    }

    private static @Nullable String idOf(Envelope envelope) {
        if (envelope instanceof Envelope.Message message) {
            return message.id();
        }
        if (envelope instanceof Envelope.Authentication request) {
            return request.id();
        }
        if (envelope instanceof Envelope.Watch watch) {
            return watch.id();
        }
        if (envelope instanceof Envelope.Unwatch unwatch) {
            return unwatch.id();
        }
        return envelope instanceof Envelope.Malformed malformed ? malformed.id() : null;
    }

    /** How many bytes a message of the peer may have. */
    public int maxMessageBytes() {
        return connection.endpoint().maxMessageBytes();
    }

    /** In how many frames a message of the peer may come. */
    public int maxFragments() {
        return limits.shape().maxFragments();
    }

    /** Told of a part of a message, which no pong can overtake: it is a sign of life as well. */
    public void heard() {
        connection.heart().heard();
    }

    /** Told in place of a message that has at least so many bytes, more than it may have. */
    public void tooBig(long bytes) {
        refuse("a message of " + bytes + " bytes is above the limit of " + maxMessageBytes());
    }

    /** Told in place of a message that has come in so many frames, more than it may have. */
    public void tooManyFragments(int fragments) {
        refuse("a message in " + fragments + " frames is above the limit of " + maxFragments()
                + " (wirebean.inbound.max-fragments)");
    }

    private void refuse(String why) {
        connection.dropped(Drop.INBOUND_TOO_BIG, 1);
        connection.closeBy(new CloseReason(CloseCodes.TOO_BIG, why, Initiator.WIREBEAN));
    }
}
