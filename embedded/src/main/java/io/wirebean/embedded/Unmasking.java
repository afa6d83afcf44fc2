// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Takes the mask off one payload after the other (RFC 6455, section 5.3), where it lies; it may come in pieces. */
final class Unmasking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final long ABOVE_ASCII = 0x8080808080808080L;

    /** Its first byte is that of the next byte of the payload. */
    private int mask;

    /** A new payload begins. */
    void begin(int newMask) {
        mask = newMask;
    }

    /** Unmasks the next bytes. */
    void binary(byte[] bytes, int from, int count) {
        long mask8 = mask8();
        int position = from;
        int end = from + count;
        for (; position <= end - Long.BYTES; position += Long.BYTES) {
            LONGS.set(bytes, position, (long) LONGS.get(bytes, position) ^ mask8);
        }
        for (; position < end; position++) {
            bytes[position] ^= (byte) nextMaskByte();
        }
    }

    /** Unmasks the next bytes; whether the text is UTF-8 as far as it has come. */
    boolean text(byte[] bytes, int from, int count, Utf8Check utf8) {
        long mask8 = mask8();
        int position = from;
        int end = from + count;
        for (; position <= end - Long.BYTES; position += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, position) ^ mask8;
            LONGS.set(bytes, position, eight);
            boolean ascii = (eight & ABOVE_ASCII) == 0 && utf8.isComplete();
            if (!ascii && !accepts(bytes, position, utf8)) {
                return false;
            }
        }
        for (; position < end; position++) {
            bytes[position] ^= (byte) nextMaskByte();
            if (!utf8.accepts(bytes[position])) {
                return false;
            }
        }
        return true;
    }

    private static boolean accepts(byte[] bytes, int from, Utf8Check utf8) {
        for (int i = from; i < from + Long.BYTES; i++) {
            if (!utf8.accepts(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private long mask8() {
        return (long) mask << 32 | mask & 0xFFFFFFFFL;
    }

    private int nextMaskByte() {
        mask = Integer.rotateLeft(mask, 8);
        return mask;
    }
}
