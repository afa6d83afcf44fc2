// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.nio.ByteBuffer;

/** Frames of RFC 6455, as a client writes them: masked with a key of zeros, which leaves the payload as it is. */
final class Frames {

    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int KEY_BYTES = 4;

    private Frames() {}

    static byte[] fromClient(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) (FINAL | opcode));
        if (payload.length < 126) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.put(new byte[KEY_BYTES]).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** The bytes of the head that begins at a position, -1 if it is not all there. */
    static int headBytes(ByteBuffer in, int at) {
        int available = in.limit() - at;
        if (available < 2) {
            return -1;
        }
        int length = in.get(at + 1) & 0x7f;
        int head = length < 126 ? 2 : length == 126 ? 4 : 10;
        return available < head ? -1 : head;
    }

    /** The length that a whole head tells. */
    static int payloadBytes(ByteBuffer in, int at) {
        int length = in.get(at + 1) & 0x7f;
        if (length < 126) {
            return length;
        }
        return length == 126 ? in.getShort(at + 2) & 0xffff : Math.toIntExact(in.getLong(at + 2));
    }

    /** The first byte of a frame that is a whole message or a control frame. */
    static int whole(int opcode) {
        return FINAL | opcode;
    }
}
