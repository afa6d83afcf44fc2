// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A peer that keeps to the rules; all but {@link #sends} and {@link #later} on the thread of {@link Peers}. */
final class Peer {

    /** What is heard of the server. */
    interface Hears {

        void text(Peer peer, String text);

        /** It is over; 1006 where no close frame came. */
        void closed(Peer peer, int code);
    }

    private final Line line;
    private final Hears hears;
    private final Peers peers;
    private final Deque<ByteBuffer> out = new ArrayDeque<>();
    private @Nullable SelectionKey key;
    private boolean reading = true;
    private boolean closing;
    private boolean over;
    private int code = 1006;

    Peer(Line line, Hears hears, Peers peers) {
        this.line = line;
        this.hears = hears;
        this.peers = peers;
    }

    void register(Selector selector) {
        try {
            key = line.channel.register(selector, SelectionKey.OP_READ, this);
            // what came with the answer to the handshake
            line.reader.frames(this::frame);
        } catch (IOException e) {
            end();
        }
    }

    void sends(String text) {
        later(() -> write(Line.frame(0x80 | FrameReader.TEXT, text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Begins the closing handshake. */
    void leaves() {
        later(() -> {
            reading = true;
            close(1000);
        });
    }

    /** Reads no more, or again. */
    void reads(boolean wanted) {
        later(() -> {
            reading = wanted;
            interest();
        });
    }

    private void later(Runnable task) {
        peers.later(() -> {
            if (!over) {
                task.run();
            }
        });
    }

    void ready() {
        if (over || key == null) {
            return;
        }
        try {
            if (key.isWritable()) {
                flush();
            }
            if (key.isReadable()) {
                boolean more = line.reader.fill(line.channel);
                line.reader.frames(this::frame);
                if (!more) {
                    end();
                }
            }
        } catch (IOException e) {
            end();
        }
    }

    private void frame(int opcode, byte[] payload) {
        switch (opcode) {
            case FrameReader.TEXT -> hears.text(this, new String(payload, StandardCharsets.UTF_8));
            case FrameReader.PING -> write(Line.frame(0x80 | FrameReader.PONG, payload));
            case FrameReader.CLOSE -> {
                code = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
                close(code == 1005 ? 1000 : code);
            }
            default -> {}
        }
    }

    private void close(int why) {
        if (!closing) {
            closing = true;
            write(Line.close(why));
        }
    }

    private void write(byte[] frame) {
        out.add(ByteBuffer.wrap(frame));
        try {
            flush();
        } catch (IOException e) {
            end();
        }
    }

    private void flush() throws IOException {
        for (ByteBuffer next = out.peek(); next != null; next = out.peek()) {
            line.channel.write(next);
            if (next.hasRemaining()) {
                break;
            }
            out.remove();
        }
        interest();
    }

    private void interest() {
        if (key != null && key.isValid()) {
            key.interestOps((reading ? SelectionKey.OP_READ : 0) | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        try {
            line.close();
        } catch (IOException e) {
            // it is over in any case
        }
        hears.closed(this, code);
    }
}
