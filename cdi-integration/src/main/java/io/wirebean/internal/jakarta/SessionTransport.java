// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.Transport;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/** The engine's transport over one Jakarta session. */
final class SessionTransport implements Transport {

    private static final System.Logger LOG = System.getLogger(SessionTransport.class.getName());

    private static final AtomicLongFieldUpdater<SessionTransport> TAKEN =
            AtomicLongFieldUpdater.newUpdater(SessionTransport.class, "taken");

    private final Session session;
    private final RemoteEndpoint.Async remote;
    private final ConnectionControl control;
    private final boolean queuesSends;
    private volatile long taken;

    /** The number of the last write; a number, since references from what is old to what is new are dear to a collector. */
    private volatile int begun;

    /** The number of the last one that has gone whole. */
    private volatile int whole;

    /** Whether a write was in flight when the session ended. */
    private volatile boolean hung;

    /** @param queuesSends whether the server itself keeps several sends in their order, and writes together what waits */
    SessionTransport(Session session, ConnectionControl control, boolean queuesSends) {
        this.session = session;
        this.remote = session.getAsyncRemote();
        this.control = control;
        this.queuesSends = queuesSends;
    }

    @Override
    public boolean writesTogether() {
        return queuesSends;
    }

    @Override
    public @Nullable Executor writer() {
        return control.writer();
    }

    @Override
    public long progress() {
        return taken;
    }

    @Override
    public void write(EncodedMessage message, WriteCompletion done) {
        Pending pending = begin(1, done);
        try {
            send(message.frame(), pending);
        } catch (RuntimeException | Error e) {
            // an Error too, as Tyrus throws for text without UTF-8: a write that never ends would hold up all that
            // follow
            pending.failed(e);
        }
    }

    @Override
    public void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
        Pending pending = begin(batch.size(), done);
        try {
            sendTogether(batch, pending);
        } catch (IOException | RuntimeException | Error e) {
            pending.failed(e);
        }
    }

    private Pending begin(int sends, WriteCompletion done) {
        // one write at a time
        int number = begun + 1;
        begun = number;
        return new Pending(sends, number, done);
    }

    /** A server's thread is woken once for all of them. */
    private void sendTogether(List<EncodedMessage> batch, SendHandler handler) throws IOException {
        remote.setBatchingAllowed(true);
        try {
            for (EncodedMessage message : batch) {
                send(message.frame(), handler);
            }
        } finally {
            // what the server itself sends meanwhile goes with the flush, and by itself from then on
            remote.setBatchingAllowed(false);
            remote.flushBatch();
        }
    }

    private void send(Frame frame, SendHandler handler) {
        if (frame instanceof TextFrame text) {
            remote.sendText(text.text(), handler);
        } else {
            remote.sendBinary(ByteBuffer.wrap(((BinaryFrame) frame).data()), handler);
        }
    }

    private static Throwable failure(@Nullable Throwable told) {
        return told == null ? new IOException("the server did not send the message and does not say why") : told;
    }

    @Override
    public void ping(byte[] data) {
        try {
            remote.sendPing(ByteBuffer.wrap(data));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a ping found a dead connection", e);
        }
    }

    @Override
    public void close(int code, String phrase) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), phrase));
        } catch (IOException | RuntimeException e) {
            // the peer has gone already: the server tells the end in onClose
            LOG.log(Level.DEBUG, "closing with " + code + " found a dead connection", e);
        }
    }

    @Override
    public void ended() {
        // Undertow then tells of a write that hangs that it is over
        if (isWriting()) {
            hung = true;
        }
    }

    private boolean isWriting() {
        return begun != whole;
    }

    @Override
    public boolean abort() {
        if (hung || isWriting()) {
            control.dropsWhatWaits();
        }
        return control.abort();
    }

    @Override
    public boolean pauseReads() {
        return control.pauseReads();
    }

    @Override
    public void resumeReads() {
        control.resumeReads();
    }

    /** The sends of one batch: over with the last of them, or with the first that fails, whatever the server tells then. */
    private final class Pending implements SendHandler {

        private static final AtomicIntegerFieldUpdater<Pending> LEFT =
                AtomicIntegerFieldUpdater.newUpdater(Pending.class, "left");

        private final WriteCompletion done;
        private final int number;
        private volatile int left;

        Pending(int sends, int number, WriteCompletion done) {
            this.left = sends;
            this.number = number;
            this.done = done;
        }

        @Override
        public void onResult(SendResult result) {
            if (!result.isOK()) {
                failed(failure(result.getException()));
                return;
            }
            TAKEN.incrementAndGet(SessionTransport.this);
            if (LEFT.decrementAndGet(this) == 0) {
                whole = number;
                done.completed(null);
            }
        }

        /** A server may both throw and tell. */
        void failed(Throwable failure) {
            if (LEFT.getAndSet(this, 0) > 0) {
                done.completed(failure);
            }
        }
    }
}
