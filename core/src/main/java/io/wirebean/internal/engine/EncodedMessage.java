// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as it travels, shared by all its receivers and made for the wire at most once for all of them. It keeps one form of
 * what it carries, so that a full queue takes the memory that its limit says: the frame, or what was made of it.
 */
public final class EncodedMessage {

    /** The final fragment of a text and of a binary message (RFC 6455, section 5.2). */
    private static final int TEXT = 0x81;

    private static final int BINARY = 0x82;

    /** In place of a length that does not fit into seven bits: it follows in two bytes, or in eight. */
    private static final byte MEDIUM = 126;

    private static final byte LONG = 127;

    /** Null as soon as there is a wire form. */
    private volatile @Nullable Frame frame;

    /** Made by the first that asks; two at once make the same. */
    private volatile byte @Nullable [] wire;

    /** A message that a format has encoded. */
    public EncodedMessage(Frame frame) {
        this.frame = frame;
    }

    /** What is sent; made anew where there is a wire form. */
    public Frame frame() {
        Frame its = frame;
        return its == null ? frameOf(Objects.requireNonNull(wire)) : its;
    }

    /** How much it takes of a queue. */
    int bytes() {
        Frame its = frame;
        return its == null ? payloadBytes(Objects.requireNonNull(wire)) : its.bytes();
    }

    /** The whole message as one unmasked frame, head and payload; never changed. */
    public byte[] wire() {
        byte[] made = wire;
        if (made == null) {
            Frame its = frame();
            made = wireOf(its);
            wire = made;
            // without UTF-8, as half a pair of surrogates is, a text counts as it did when it was queued
            frame = payloadBytes(made) == its.bytes() ? null : its;
        }
        return made;
    }

    private static int headBytes(byte[] wire) {
        return wire[1] < MEDIUM ? 2 : wire[1] == MEDIUM ? 4 : 10;
    }

    private static int payloadBytes(byte[] wire) {
        return wire.length - headBytes(wire);
    }

    private static Frame frameOf(byte[] wire) {
        int head = headBytes(wire);
        return (wire[0] & 0xff) == TEXT
                ? new TextFrame(new String(wire, head, wire.length - head, StandardCharsets.UTF_8))
                : new BinaryFrame(Arrays.copyOfRange(wire, head, wire.length));
    }

    private static byte[] wireOf(Frame frame) {
        return frame instanceof TextFrame text
                ? framed(TEXT, text.text().getBytes(StandardCharsets.UTF_8))
                : framed(BINARY, ((BinaryFrame) frame).data());
    }

    private static byte[] framed(int head, byte[] payload) {
        int length = payload.length;
        ByteBuffer bytes = ByteBuffer.allocate(length + (length < MEDIUM ? 2 : length < 0x10000 ? 4 : 10));
        bytes.put((byte) head);
        if (length < MEDIUM) {
            bytes.put((byte) length);
        } else if (length < 0x10000) {
            bytes.put(MEDIUM).putShort((short) length);
        } else {
            bytes.put(LONG).putLong(length);
        }
        return bytes.put(payload).array();
    }
}
