// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import java.io.ByteArrayOutputStream;

/** Puts messages together from the pieces that a server shows, and counts them while they arrive. For one thread at a time. */
final class Pieces {

    private final LiveConnection live;
    private final int maxBytes;
    private StringBuilder text = new StringBuilder(0);
    private ByteArrayOutputStream data = new ByteArrayOutputStream(0);
    private long bytes;

    Pieces(LiveConnection live) {
        this.live = live;
        this.maxBytes = live.intake().maxMessageBytes();
    }

    /** Takes a piece of a text message, which ends between characters. */
    void text(String piece, boolean last) {
        var frame = new TextFrame(piece);
        if (isWhole(last) || !live.isOpen()) {
            pass(frame, last);
            return;
        }
        if (fits(frame)) {
            text.append(piece);
            if (last) {
                live.received(new TextFrame(text.toString()));
            }
        }
        forgetAfter(last);
    }

    /** Takes a piece of a binary message. */
    void binary(byte[] piece, boolean last) {
        var frame = new BinaryFrame(piece);
        if (isWhole(last) || !live.isOpen()) {
            pass(frame, last);
            return;
        }
        if (fits(frame)) {
            data.writeBytes(piece);
            if (last) {
                live.received(new BinaryFrame(data.toByteArray()));
            }
        }
        forgetAfter(last);
    }

    private boolean isWhole(boolean last) {
        return last && bytes == 0;
    }

    /** As it came, and not at all where more of it follows on a connection that takes no more. */
    private void pass(Frame frame, boolean last) {
        if (last) {
            live.received(frame);
        }
        forget();
    }

    private boolean fits(Frame piece) {
        live.intake().heard();
        boolean fittedBefore = bytes <= maxBytes;
        bytes += piece.bytes();
        if (bytes <= maxBytes) {
            return true;
        }
        if (fittedBefore) {
            live.intake().tooBig(bytes);
        }
        return false;
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
        if (text.capacity() > 0) {
            text = new StringBuilder(0);
        }
        if (data.size() > 0) {
            data = new ByteArrayOutputStream(0);
        }
    }
}
