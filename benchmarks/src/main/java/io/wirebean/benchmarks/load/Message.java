// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The one message of a run: a JSON event of a fixed size, whose sequence and time have as many digits at the end of a run as
 * at its beginning, so that an answer differs from what was sent in no byte.
 */
public final class Message {

    private static final long FIRST_SEQUENCE = 1_000_000_000L;
    private static final int SEQUENCE_DIGITS = 10;
    private static final long FIRST_TIME = 1_000_000_000_000_000L;
    private static final int TIME_DIGITS = 16;
    private static final long EPOCH = System.nanoTime();

    private final byte[] template;
    private final byte[] frame;
    private final int header;
    private final int timeAt;
    private final int sequenceAt;
    private final byte[] read;
    private long sequence;
    private long time;

    /** A message whose JSON is of so many bytes. */
    public Message(int bytes) {
        String before = "{\"event\":\"say\",\"data\":{\"at\":" + FIRST_TIME + ",\"room\":\"lobby-07\",\"seq\":"
                + FIRST_SEQUENCE + ",\"text\":\"";
        String after = "\",\"user\":\"u0000001\"}}";
        int text = bytes - before.length() - after.length();
        template = (before + "wirebean ".repeat(text / 9 + 1).substring(0, text) + after)
                .getBytes(StandardCharsets.US_ASCII);
        timeAt = before.indexOf(Long.toString(FIRST_TIME));
        sequenceAt = before.indexOf(Long.toString(FIRST_SEQUENCE), timeAt + TIME_DIGITS);
        read = new byte[bytes];
        frame = Frames.fromClient(Frames.TEXT, template);
        header = frame.length - bytes;
    }

    /** The clock of all messages, in nanoseconds. */
    public static long now() {
        return System.nanoTime() - EPOCH;
    }

    /** Its bytes on the wire, as a client sends them. */
    int frameBytes() {
        return frame.length;
    }

    /** Adds the frame of one message. */
    void write(ByteBuffer out, long aSequence, long aTime) {
        digits(FIRST_TIME + aTime, header + timeAt, TIME_DIGITS);
        digits(FIRST_SEQUENCE + aSequence, header + sequenceAt, SEQUENCE_DIGITS);
        out.put(frame);
    }

    /** Reads a payload at the buffer's position, which stays; false if it is not this message. */
    boolean read(ByteBuffer in, int length) {
        if (length != template.length) {
            return false;
        }
        in.get(in.position(), read);
        time = number(timeAt, TIME_DIGITS) - FIRST_TIME;
        sequence = number(sequenceAt, SEQUENCE_DIGITS) - FIRST_SEQUENCE;
        int afterTime = timeAt + TIME_DIGITS;
        int afterSequence = sequenceAt + SEQUENCE_DIGITS;
        return sequence >= 0
                && time >= 0
                && Arrays.equals(read, 0, timeAt, template, 0, timeAt)
                && Arrays.equals(read, afterTime, sequenceAt, template, afterTime, sequenceAt)
                && Arrays.equals(read, afterSequence, read.length, template, afterSequence, read.length);
    }

    /** Of the message that was read last. */
    long sequence() {
        return sequence;
    }

    /** When the message that was read last should have been sent. */
    long time() {
        return time;
    }

    @Override
    public String toString() {
        return new String(template, StandardCharsets.US_ASCII);
    }

    private void digits(long number, int at, int count) {
        long rest = number;
        for (int i = at + count - 1; i >= at; i--) {
            frame[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private long number(int at, int count) {
        long number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = read[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
