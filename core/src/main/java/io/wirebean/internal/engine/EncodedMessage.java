// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as it travels, shared by all its receivers and made for the wire at most once for all of them. */
public final class EncodedMessage {

    /** The final fragment of a text and of a binary message (RFC 6455, section 5.2). */
    private static final int TEXT = 0x81;

    private static final int BINARY = 0x82;

    private final Frame frame;

    /** Itself, for all its receivers. */
    private final List<EncodedMessage> alone = List.of(this);

    /** Made by the first that asks; two at once make the same. */
    private volatile byte @Nullable [] wire;

    /** A message that a format has encoded. */
    public EncodedMessage(Frame frame) {
        this.frame = frame;
    }

    /** What is sent. */
    public Frame frame() {
        return frame;
    }

    /** A batch of this message. */
    List<EncodedMessage> alone() {
        return alone;
    }

    /** How much it takes of a queue. */
    int bytes() {
        return frame.bytes();
    }

    /** The whole message as one unmasked frame, head and payload; never changed. */
    public byte[] wire() {
        byte[] made = wire;
        if (made == null) {
            made = make();
            wire = made;
        }
        return made;
    }

    private byte[] make() {
        return frame instanceof TextFrame text
                ? framed(TEXT, text.text().getBytes(StandardCharsets.UTF_8))
                : framed(BINARY, ((BinaryFrame) frame).data());
    }

    private static byte[] framed(int head, byte[] payload) {
        int length = payload.length;
        ByteBuffer bytes = ByteBuffer.allocate(length + (length < 126 ? 2 : length < 0x10000 ? 4 : 10));
        bytes.put((byte) head);
        if (length < 126) {
            bytes.put((byte) length);
        } else if (length < 0x10000) {
            bytes.put((byte) 126).putShort((short) length);
        } else {
            bytes.put((byte) 127).putLong(length);
        }
        return bytes.put(payload).array();
    }
}
