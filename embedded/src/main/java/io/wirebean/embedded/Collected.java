// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.util.Arrays;

/** The bytes of a message that comes in pieces: grows with what has come, not with what was announced. */
final class Collected {

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int size;

    void add(byte[] source, int from, int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, (int) Math.min(Integer.MAX_VALUE - 8, 2L * size)));
        }
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The array that holds them, from its beginning. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Lets go of the array. */
    void clear() {
        bytes = NOTHING;
        size = 0;
    }
}
