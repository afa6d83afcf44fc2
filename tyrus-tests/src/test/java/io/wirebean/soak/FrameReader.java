// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Takes a server's bytes apart; the head of its answer first, frames after that. */
final class FrameReader {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    /** Gets what came. */
    interface Frames {

        /** A whole frame, which has been only looked at: it is read no further than wanted. */
        void frame(int opcode, byte[] payload) throws IOException;
    }

    private ByteBuffer in = ByteBuffer.allocate(8 * 1024);

    /** Reads once what is there; false at the end of the stream. */
    boolean fill(ReadableByteChannel channel) throws IOException {
        if (!in.hasRemaining()) {
            in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
        }
        return channel.read(in) >= 0;
    }

    /** The lines up to the first empty one; empty as long as that has not come. */
    String head() {
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return "";
        }
        in.flip().position(end + 4);
        in.compact();
        return text.substring(0, end);
    }

    /** All frames that are whole. */
    void frames(Frames to) throws IOException {
        in.flip();
        try {
            while (nextFrame(to)) {
                // the next
            }
        } finally {
            in.compact();
        }
    }

    private boolean nextFrame(Frames to) throws IOException {
        if (in.remaining() < 2) {
            return false;
        }
        int begin = in.position();
        int head = in.get();
        int length = in.get();
        if (length < 0) {
            throw new IOException("a masked frame from the server");
        }
        int more = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (in.remaining() < more) {
            in.position(begin);
            return false;
        }
        int size = more == 2 ? in.getShort() & 0xFFFF : more == 8 ? Math.toIntExact(in.getLong()) : length;
        if (in.remaining() < size) {
            in.position(begin);
            return false;
        }
        if ((head & 0xF0) != 0x80) {
            throw new IOException("a frame of the server begins with %02x".formatted(head));
        }
        byte[] payload = new byte[size];
        in.get(payload);
        to.frame(head & 0xF, payload);
        return true;
    }
}
