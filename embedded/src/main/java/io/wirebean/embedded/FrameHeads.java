// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import org.glassfish.grizzly.Buffer;

/** Sees the heads of one peer's frames pass: Tyrus takes frames without a mask, which RFC 6455 (section 5.1) forbids. */
final class FrameHeads {

    private static final int MASK_BYTES = 4;

    /** Which byte of a head comes next: the first, the second, or one of the length. */
    private int next;

    private int lengthBytes;
    private long length;

    /** What is left of mask and payload of the frame whose head has passed. */
    private long left;

    /** Whether the heads in these bytes are those of masked frames; if not, the rest of the stream means nothing. */
    boolean areMasked(Buffer bytes) {
        int position = bytes.position();
        while (position < bytes.limit()) {
            if (left > 0) {
                int passed = (int) Math.min(left, bytes.limit() - position);
                left -= passed;
                position += passed;
            } else if (!isMasked(bytes.get(position++))) {
                return false;
            }
        }
        return true;
    }

    private boolean isMasked(byte head) {
        switch (next) {
            case 0 -> next = 1;
            case 1 -> {
                sizes(head & 0x7f);
                return head < 0;
            }
            default -> {
                length = length << 8 | head & 0xff;
                lengthBytes--;
                endIfComplete();
            }
        }
        return length >= 0;
    }

    private void sizes(int code) {
        lengthBytes = code == 126 ? 2 : code == 127 ? 8 : 0;
        length = lengthBytes == 0 ? code : 0;
        next = 2;
        endIfComplete();
    }

    private void endIfComplete() {
        if (lengthBytes == 0) {
            left = MASK_BYTES + length;
            next = 0;
        }
    }
}
