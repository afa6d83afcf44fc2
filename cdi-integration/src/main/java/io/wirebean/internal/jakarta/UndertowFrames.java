// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.LiveConnection;
import jakarta.websocket.Session;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/**
 * Takes the frames of one connection from Undertow's channel, in place of the session's own listener, which would have them
 * handled on a worker where the server is told so, queued without a bound. All of it runs on the connection's I/O thread, which
 * nothing here holds up. What RFC 6455 asks of frames and of UTF-8 the channel has seen to.
 */
final class UndertowFrames {

    private static final System.Logger LOG = System.getLogger(UndertowFrames.class.getName());

    private static final int MOST_AT_ONCE = 16 * 1024;

    private static final byte[] NOTHING = {};

    /** What has been read. Whoever is handed it copies before anything else runs. */
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(MOST_AT_ONCE));

    private final UndertowCalls calls;
    private final Session session;
    private final Closeable channel;
    private final LiveConnection live;
    private final Pieces pieces;

    private UndertowFrames(UndertowCalls calls, Session session, Closeable channel, LiveConnection live) {
        this.calls = calls;
        this.session = session;
        this.channel = channel;
        this.live = live;
        this.pieces = new Pieces(live);
    }

    /** From now on; before the channel has read anything. */
    static void take(UndertowCalls calls, Session session, Closeable channel, LiveConnection live) throws IOException {
        var frames = new UndertowFrames(calls, session, channel, live);
        calls.listen(channel, calls.listener(frames::arrived));
    }

    private void arrived() {
        try {
            ReadableByteChannel frame = calls.receive(channel);
            if (frame != null) {
                new Arriving(frame, calls.type(frame)).read();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the frames of a connection cannot be read", e);
            close(channel);
        }
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a channel did not close", e);
        }
    }

    /** The peer says goodbye: it is answered, and the session told. */
    private void closed(byte[] payload) throws IOException {
        calls.answerClose(payload, channel);
        calls.invoke(session, () -> {
            try {
                calls.end(session);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the end of a session was not told", e);
                close(channel);
            }
        });
    }

    /** A message with all its fragments, or a control frame; some of it may be still to come. */
    private final class Arriving {

        private final ReadableByteChannel source;
        private final String type;
        private byte[] control = NOTHING;
        private boolean listening;
        private boolean over;

        Arriving(ReadableByteChannel source, String type) {
            this.source = source;
            this.type = type;
        }

        /** Takes what has come of it. */
        void read() {
            try {
                take();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a frame cannot be read", e);
                close(source);
                if (!isMessage()) {
                    close(channel);
                }
                // else the channel sends the code for what is wrong, such as 1007, and ends behind it
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "a message cannot be handled: its connection is closed", e);
                close(source);
                close(channel);
            }
        }

        private void take() throws IOException {
            ByteBuffer buffer = BUFFER.get().clear();
            int count = source.read(buffer);
            while (count > 0) {
                if (!buffer.hasRemaining()) {
                    pass(buffer.flip(), false);
                    buffer.clear();
                }
                count = source.read(buffer);
            }
            over = count < 0;
            if (over || buffer.position() > 0) {
                pass(buffer.flip(), over);
            }
            if (!over && !listening) {
                listening = true;
                calls.listenForRest(source, calls.listener(this::readRest));
            }
        }

        private void readRest() {
            if (!over) {
                read();
            }
        }

        private boolean isMessage() {
            return type.equals("TEXT") || type.equals("BINARY");
        }

        private void pass(ByteBuffer piece, boolean last) throws IOException {
            switch (type) {
                case "TEXT" -> calls.invoke(session, () -> pieces.text(piece, last));
                case "BINARY" -> calls.invoke(session, () -> pieces.binary(piece, last));
                default -> passControl(piece, last);
            }
        }

        private void passControl(ByteBuffer piece, boolean last) throws IOException {
            int length = control.length;
            control = Arrays.copyOf(control, length + piece.remaining());
            piece.get(control, length, piece.remaining());
            if (last) {
                control(control);
            }
        }

        private void control(byte[] payload) throws IOException {
            switch (type) {
                case "PING" -> {
                    live.intake().heard();
                    calls.answerPing(payload, channel);
                }
                case "PONG" -> calls.invoke(session, () -> live.ponged(ByteBuffer.wrap(payload)));
                default -> closed(payload);
            }
        }
    }
}
