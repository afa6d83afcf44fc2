// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

/** Whether bytes that come one by one are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8Check {

    private static final int FIRST_CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;

    /** How many bytes the code point still wants, and between which two the next one must lie. */
    private int missing;

    private int low = FIRST_CONTINUATION;
    private int high = LAST_CONTINUATION;

    /** Whether this byte may come next; after a false the check means nothing. */
    boolean accepts(byte next) {
        int value = next & 0xFF;
        if (missing == 0) {
            return value < 0x80 || begins(value);
        }
        if (value < low || value > high) {
            return false;
        }
        low = FIRST_CONTINUATION;
        high = LAST_CONTINUATION;
        missing--;
        return true;
    }

    /** Whether the text may end here: not inside a code point. */
    boolean isComplete() {
        return missing == 0;
    }

    /** Forgets what has come. */
    void reset() {
        missing = 0;
        low = FIRST_CONTINUATION;
        high = LAST_CONTINUATION;
    }

    private boolean begins(int value) {
        missing = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        switch (value) {
            case 0xE0 -> low = 0xA0;
            case 0xED -> high = 0x9F;
            case 0xF0 -> low = 0x90;
            case 0xF4 -> high = 0x8F;
            default -> {
                // the other leads take any continuation
            }
        }
        return value >= 0xC2 && value <= 0xF4;
    }
}
