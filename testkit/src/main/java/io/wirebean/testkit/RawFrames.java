// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** WebSocket frames written and read by hand (RFC 6455, section 5). Reads only when asked. */
final class RawFrames {

    static final int FIN = 0x80;
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;
    private static final int MASKED = 0x80;

    private final DataInputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int kind = CONTINUATION;
    private int pongs;

    RawFrames(DataInputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** One frame: {@code head} is its first byte, FIN and opcode. */
    void write(int head, byte[] payload, boolean masked) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
        frame.write(head);
        writeLength(frame, payload.length, masked ? MASKED : 0);
        byte[] key = new byte[masked ? 4 : 0];
        ThreadLocalRandom.current().nextBytes(key);
        frame.writeBytes(key);
        for (int i = 0; i < payload.length; i++) {
            frame.write(masked ? payload[i] ^ key[i % 4] : payload[i]);
        }
        out.write(frame.toByteArray());
        out.flush();
    }

    /** The next whole message or the end; pings are answered on the way. Empty where the socket's time-out passed. */
    Optional<Arrival> read() throws IOException {
        try {
            Optional<Arrival> arrival = frame();
            while (arrival.isEmpty()) {
                arrival = frame();
            }
            return arrival;
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (EOFException e) {
            return Optional.of(new Arrival.Broken("end of stream"));
        }
    }

    /** How many have come among what has been read. */
    int pongs() {
        return pongs;
    }

    private Optional<Arrival> frame() throws IOException {
        int head = in.readUnsignedByte();
        byte[] payload = in.readNBytes(readLength());
        return switch (head & 0xF) {
            case CLOSE -> Optional.of(closed(payload));
            case PONG -> {
                pongs++;
                yield Optional.empty();
            }
            case PING -> {
                write(FIN | PONG, payload, true);
                yield Optional.empty();
            }
            default -> part(head, payload);
        };
    }

    private Optional<Arrival> part(int head, byte[] payload) {
        int opcode = head & 0xF;
        kind = opcode == CONTINUATION ? kind : opcode;
        message.writeBytes(payload);
        if ((head & FIN) == 0) {
            return Optional.empty();
        }
        Arrival whole = whole(kind, message);
        message.reset();
        return Optional.of(whole);
    }

    private static Arrival whole(int kind, ByteArrayOutputStream message) {
        return kind == TEXT
                ? new Arrival.Text(message.toString(StandardCharsets.UTF_8))
                : new Arrival.Binary(message.toByteArray());
    }

    private static Arrival closed(byte[] payload) {
        if (payload.length < 2) {
            return new Arrival.Closed(1005, "");
        }
        int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        return new Arrival.Closed(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
    }

    private int readLength() throws IOException {
        int length = in.readUnsignedByte();
        return switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    private static void writeLength(ByteArrayOutputStream frame, int length, int maskBit) {
        if (length < 126) {
            frame.write(maskBit | length);
        } else if (length <= 0xFFFF) {
            frame.write(maskBit | 126);
            frame.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
        } else {
            frame.write(maskBit | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
        }
    }
}
