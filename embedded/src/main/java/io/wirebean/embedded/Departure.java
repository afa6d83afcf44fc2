// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.Transport.WriteCompletion;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes out in one go: a batch of messages, or one frame. Of whoever writes, one at a time. */
final class Departure {

    /** What one write takes at most. */
    static final int MOST_BYTES = 64 * 1024;

    private final List<EncodedMessage> messages;
    private final byte @Nullable [] frame;
    private final WriteCompletion done;

    /** The part that is next, and how much of it has gone. */
    private int part;

    private int gone;

    private Departure(List<EncodedMessage> messages, byte @Nullable [] frame, WriteCompletion done) {
        this.messages = messages;
        this.frame = frame;
        this.done = done;
    }

    static Departure of(List<EncodedMessage> messages, WriteCompletion done) {
        return new Departure(messages, null, done);
    }

    /** One frame, whole and unmasked. */
    static Departure of(byte[] frame, WriteCompletion done) {
        return new Departure(List.of(), frame, done);
    }

    boolean isClose() {
        return frame != null && (frame[0] & 0xF) == FrameHead.CLOSE;
    }

    boolean isPong() {
        return frame != null && (frame[0] & 0xF) == FrameHead.PONG;
    }

    boolean isOver() {
        return part == parts();
    }

    /** Whether more than one part is left. */
    boolean hasSeveral() {
        return parts() - part > 1;
    }

    /** What is left of the next part, in place and no more than one write takes. */
    ByteBuffer rest() {
        byte[] bytes = part(part);
        return ByteBuffer.wrap(bytes, gone, Math.min(MOST_BYTES, bytes.length - gone));
    }

    /** Copies what is left into a buffer, as much as it takes; nothing is gone by that. */
    void copyTo(ByteBuffer target) {
        int from = gone;
        for (int i = part; i < parts() && target.hasRemaining(); i++) {
            byte[] bytes = part(i);
            target.put(bytes, from, Math.min(target.remaining(), bytes.length - from));
            from = 0;
        }
    }

    /** So much more has gone. */
    void advance(int count) {
        gone += count;
        while (part < parts() && gone >= part(part).length) {
            gone -= part(part).length;
            part++;
        }
    }

    /** Nothing more of it will go; {@code failure} is null where all of it has. */
    void end(@Nullable Throwable failure) {
        done.completed(failure);
    }

    private int parts() {
        return frame == null ? messages.size() : 1;
    }

    private byte[] part(int index) {
        return frame == null ? messages.get(index).wire() : frame;
    }
}
