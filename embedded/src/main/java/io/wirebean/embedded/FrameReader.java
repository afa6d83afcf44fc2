// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one peer sends to the letter of RFC 6455, where no extension was negotiated; the bytes may be cut anywhere.
 *
 * <p>Used by one thread at a time. The arrays that are handed in are unmasked where they lie.
 */
final class FrameReader {

    private static final int PROTOCOL_ERROR = 1002;
    private static final int NO_CODE = 1005;
    private static final int NOT_UTF_8 = 1007;

    private final FrameSink sink;
    private final int maxBytes;
    private final int maxFragments;
    private final FrameHead head = new FrameHead();
    private final Unmasking unmasking = new Unmasking();
    private final Utf8Check utf8 = new Utf8Check();
    private final Collected message = new Collected();
    private final Collected control = new Collected();

    /** What is left of the payload of the frame whose head has passed. */
    private long left;

    /** The opcode of the message that is being read; 0 between messages. */
    private int kind;

    private int fragments;
    private long messageBytes;

    /** The rest of this message is not wanted. */
    private boolean skipping;

    private boolean over;

    /**
     * @param maxBytes of one message
     * @param maxFragments of one message
     */
    FrameReader(FrameSink sink, int maxBytes, int maxFragments) {
        this.sink = sink;
        this.maxBytes = maxBytes;
        this.maxFragments = maxFragments;
    }

    /** Reads these bytes; after a close or a violation it only forgets them. */
    void read(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to && !over) {
            if (left == 0) {
                if (head.take(bytes[position++])) {
                    beginFrame();
                }
            } else {
                int count = (int) Math.min(left, to - position);
                take(bytes, position, count);
                position += count;
            }
        }
    }

    private void beginFrame() {
        String fault = head.fault() == null ? misplaced() : head.fault();
        if (fault != null) {
            violated(PROTOCOL_ERROR, fault);
            return;
        }
        left = head.length();
        unmasking.begin(head.mask());
        if (!head.isControl()) {
            count();
        }
        if (left == 0 && !over) {
            endFrame();
        }
    }

    /** Why this frame may not come here; null where it may. */
    private @Nullable String misplaced() {
        if (head.isControl()) {
            return null;
        }
        if (head.opcode() == FrameHead.CONTINUATION) {
            return kind == 0 ? "a continuation of no message" : null;
        }
        return kind == 0 ? null : "a new message inside of a fragmented one";
    }

    private void count() {
        kind = kind == 0 ? head.opcode() : kind;
        fragments++;
        // a length may be as large as a long
        messageBytes = left > Long.MAX_VALUE - messageBytes ? Long.MAX_VALUE : messageBytes + left;
        if (skipping) {
            return;
        }
        if (messageBytes > maxBytes) {
            skip();
            sink.tooBig(messageBytes);
        } else if (fragments > maxFragments) {
            skip();
            sink.tooManyFragments(fragments);
        }
    }

    private void skip() {
        skipping = true;
        message.clear();
    }

    private void take(byte[] bytes, int from, int count) {
        left -= count;
        if (head.isControl() || !skipping) {
            if (!unmask(bytes, from, count)) {
                violated(NOT_UTF_8, "a text that is not UTF-8");
                return;
            }
            Collected target = head.isControl() ? control : message;
            if (left == 0 && head.isLast() && target.isEmpty()) {
                deliver(bytes, from, count);
                return;
            }
            target.add(bytes, from, count);
        }
        if (left == 0) {
            endFrame();
        }
    }

    /** Whether it is text where it has to be. */
    private boolean unmask(byte[] bytes, int from, int count) {
        if (!head.isControl() && kind == FrameHead.TEXT) {
            return unmasking.text(bytes, from, count, utf8);
        }
        unmasking.binary(bytes, from, count);
        return true;
    }

    private void endFrame() {
        Collected target = head.isControl() ? control : message;
        if (head.isLast()) {
            deliver(target.bytes(), 0, target.size());
        }
    }

    private void deliver(byte[] bytes, int from, int count) {
        if (head.isControl()) {
            control.clear();
            control(bytes, from, count);
        } else {
            int opcode = skipping ? FrameHead.CONTINUATION : kind;
            boolean complete = skipping || utf8.isComplete();
            betweenMessages();
            if (!complete) {
                violated(NOT_UTF_8, "a text that ends inside of a character");
            } else if (opcode == FrameHead.TEXT) {
                sink.text(new String(bytes, from, count, StandardCharsets.UTF_8), count);
            } else if (opcode == FrameHead.BINARY) {
                sink.binary(Arrays.copyOfRange(bytes, from, from + count));
            }
        }
    }

    private void betweenMessages() {
        kind = 0;
        fragments = 0;
        messageBytes = 0;
        skipping = false;
        message.clear();
        utf8.reset();
    }

    private void control(byte[] bytes, int from, int count) {
        if (head.opcode() == FrameHead.CLOSE) {
            close(bytes, from, count);
        } else {
            sink.control(head.opcode(), Arrays.copyOfRange(bytes, from, from + count));
        }
    }

    private void close(byte[] bytes, int from, int count) {
        int code = count == 0 ? NO_CODE : (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF;
        if (count > 0 && !mayTravel(code)) {
            violated(PROTOCOL_ERROR, "a close code that may not be sent");
            return;
        }
        utf8.reset();
        for (int i = from + 2; i < from + count; i++) {
            if (!utf8.accepts(bytes[i])) {
                violated(NOT_UTF_8, "a close reason that is not UTF-8");
                return;
            }
        }
        if (!utf8.isComplete()) {
            violated(NOT_UTF_8, "a close reason that ends inside of a character");
            return;
        }
        over = true;
        sink.closed(code, count > 2 ? new String(bytes, from + 2, count - 2, StandardCharsets.UTF_8) : "");
    }

    /** RFC 6455, section 7.4, and the registry that it founds. */
    private static boolean mayTravel(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }

    private void violated(int code, String phrase) {
        over = true;
        sink.violated(code, phrase);
    }
}
