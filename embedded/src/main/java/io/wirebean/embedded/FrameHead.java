// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import org.jspecify.annotations.Nullable;

/** The head of a client's frame (RFC 6455, section 5.2), byte by byte. Holds the last one until the next begins. */
final class FrameHead {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FIN = 0x80;
    private static final int RESERVED_BITS = 0x70;
    private static final int CONTROL = 0x8;
    private static final int MAX_CONTROL_BYTES = 125;
    private static final int TWO_BYTES_MORE = 126;
    private static final int EIGHT_BYTES_MORE = 127;

    /** Which byte comes next: the first, the second, or one of length and mask. */
    private int next;

    private int first;
    private int lengthCode;
    private int lengthBytes;
    private int maskBytes;
    private long length;
    private int mask;
    private @Nullable String fault;

    /** Takes the next byte; whether the head is complete by it, or can be none. */
    boolean take(byte value) {
        switch (next) {
            case 0 -> first(value & 0xFF);
            case 1 -> second(value);
            default -> rest(value & 0xFF);
        }
        return fault != null || next == 0;
    }

    /** Why this cannot be a client's frame; null where it can. */
    @Nullable
    String fault() {
        return fault;
    }

    int opcode() {
        return first & 0xF;
    }

    boolean isLast() {
        return (first & FIN) != 0;
    }

    boolean isControl() {
        return (first & CONTROL) != 0;
    }

    long length() {
        return length;
    }

    int mask() {
        return mask;
    }

    private void first(int value) {
        first = value;
        next = 1;
        if ((value & RESERVED_BITS) != 0) {
            fault = "reserved bits without an extension";
        } else if (opcode() > BINARY && opcode() < CLOSE || opcode() > PONG) {
            fault = "a reserved opcode";
        } else if (isControl() && !isLast()) {
            fault = "a fragmented control frame";
        }
    }

    private void second(byte value) {
        lengthCode = value & 0x7F;
        lengthBytes = lengthCode == TWO_BYTES_MORE ? 2 : lengthCode == EIGHT_BYTES_MORE ? 8 : 0;
        length = lengthBytes == 0 ? lengthCode : 0;
        maskBytes = 4;
        mask = 0;
        next = 2;
        if (value >= 0) {
            fault = "a frame without a mask";
        } else if (isControl() && lengthCode > MAX_CONTROL_BYTES) {
            fault = "a control frame of more than 125 bytes";
        } else if (opcode() == CLOSE && lengthCode == 1) {
            fault = "half of a close code";
        }
    }

    private void rest(int value) {
        if (lengthBytes > 0) {
            length = length << 8 | value;
            lengthBytes--;
            if (lengthBytes == 0 && !isMinimal()) {
                fault = "a length that is none, or in more bytes than it takes";
            }
        } else {
            mask = mask << 8 | value;
            maskBytes--;
            next = maskBytes == 0 ? 0 : 2;
        }
    }

    private boolean isMinimal() {
        return lengthCode == TWO_BYTES_MORE ? length >= TWO_BYTES_MORE : length > 0xFFFF;
    }
}
