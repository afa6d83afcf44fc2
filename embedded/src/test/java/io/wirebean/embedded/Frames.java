// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A client's frames, right and wrong. */
final class Frames {

    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    /** One masked frame; {@code first} is its first byte: FIN 0x80, reserved bits 0x70, opcode 0x0F. */
    static byte[] frame(int first, byte... payload) {
        return frame(first, payload.length < 126 ? 0 : payload.length <= 0xFFFF ? 2 : 8, payload);
    }

    static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** One masked frame whose length is written in so many bytes more. */
    static byte[] frame(int first, int lengthBytes, byte... payload) {
        var frame = new ByteArrayOutputStream();
        head(frame, first, lengthBytes, payload.length);
        frame.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i % 4]);
        }
        return frame.toByteArray();
    }

    /** The head of a masked frame that announces so much and bears nothing. */
    static byte[] announcement(int first, long length) {
        var frame = new ByteArrayOutputStream();
        head(frame, first, 8, length);
        frame.writeBytes(MASK);
        return frame.toByteArray();
    }

    private static void head(ByteArrayOutputStream frame, int first, int lengthBytes, long length) {
        frame.write(first);
        frame.write(0x80 | (lengthBytes == 0 ? (int) length : lengthBytes == 2 ? 126 : 127));
        for (int shift = 8 * lengthBytes - 8; shift >= 0; shift -= 8) {
            frame.write((int) (length >> shift));
        }
    }

    /** The payload of a close frame. */
    static byte[] close(int code, String phrase) {
        var payload = new ByteArrayOutputStream();
        payload.write(code >> 8);
        payload.write(code);
        payload.writeBytes(phrase.getBytes(StandardCharsets.UTF_8));
        return payload.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    Frames then(byte[] frame) {
        stream.writeBytes(frame);
        return this;
    }

    byte[] toBytes() {
        return stream.toByteArray();
    }
}
