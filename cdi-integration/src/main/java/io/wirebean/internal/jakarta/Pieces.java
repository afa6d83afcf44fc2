// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Puts messages together from the pieces in which they arrive, and counts them meanwhile. For one thread at a time.
 * Pieces are buffers with an array.
 */
final class Pieces {

    private final LiveConnection live;
    private final int maxBytes;
    private ByteArrayOutputStream held = new ByteArrayOutputStream(0);
    private long bytes;

    Pieces(LiveConnection live) {
        this.live = live;
        this.maxBytes = live.intake().maxMessageBytes();
    }

    /** Takes a piece of the UTF-8 of a text message, which may end within a character. It is copied before anything else runs. */
    void text(ByteBuffer piece, boolean last) {
        take(piece, last, Pieces::textOf);
    }

    /** Takes a piece of a binary message. It is copied before anything else runs. */
    void binary(ByteBuffer piece, boolean last) {
        take(piece, last, Pieces::dataOf);
    }

    private void take(ByteBuffer piece, boolean last, Function<ByteBuffer, Frame> message) {
        if (isWhole(last) || !live.isOpen()) {
            pass(piece, last, message);
            return;
        }
        if (fits(piece.remaining())) {
            held.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
            if (last) {
                live.received(message.apply(ByteBuffer.wrap(held.toByteArray())));
            }
        }
        forgetAfter(last);
    }

    private static Frame textOf(ByteBuffer message) {
        int from = message.arrayOffset() + message.position();
        int length = message.remaining();
        return new TextFrame(new String(message.array(), from, length, StandardCharsets.UTF_8), length);
    }

    private static Frame dataOf(ByteBuffer message) {
        byte[] data = new byte[message.remaining()];
        message.get(data);
        return new BinaryFrame(data);
    }

    private boolean isWhole(boolean last) {
        return last && bytes == 0;
    }

    /** As it came, and not at all where more of it follows on a connection that takes no more. */
    private void pass(ByteBuffer piece, boolean last, Function<ByteBuffer, Frame> message) {
        if (last) {
            live.received(message.apply(piece));
        }
        forget();
    }

    private boolean fits(int more) {
        live.intake().heard();
        boolean fittedBefore = bytes <= maxBytes;
        bytes += more;
        if (bytes > maxBytes && fittedBefore) {
            live.intake().tooBig(bytes);
        }
        return bytes <= maxBytes;
    }

    private void forgetAfter(boolean last) {
        if (last) {
            bytes = 0;
        }
        if (last || bytes > maxBytes) {
            forget();
        }
    }

    /** The room is given back: most messages come in one piece. */
    private void forget() {
        if (held.size() > 0) {
            held = new ByteArrayOutputStream(0);
        }
    }
}
