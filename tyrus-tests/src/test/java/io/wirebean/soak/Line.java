// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP connection to a server, and what can be done with one, in order or not. Used by one thread, and waits. */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    final SocketChannel channel;
    final FrameReader reader = new FrameReader();
    private final ReadableByteChannel patient;
    private final Deque<String> texts = new ArrayDeque<>();
    private int code = 1006;

    private Line(URI server, int receiveBuffer) throws IOException {
        channel = SocketChannel.open();
        try {
            if (receiveBuffer > 0) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            }
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            channel.socket().setSoTimeout(PATIENCE_MILLIS);
            patient = Channels.newChannel(channel.socket().getInputStream());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A connection on which nothing was said yet. */
    static Line silent(URI server) throws IOException {
        return new Line(server, 0);
    }

    /** An open WebSocket. */
    static Line open(URI server, String path) throws IOException {
        return open(server, path, 0);
    }

    /** An open WebSocket that can be read slowly: little fits into its buffer. */
    static Line narrow(URI server, String path) throws IOException {
        return open(server, path, 4 * 1024);
    }

    private static Line open(URI server, String path, int receiveBuffer) throws IOException {
        var line = new Line(server, receiveBuffer);
        try {
            line.bytes(request(server, path).getBytes(StandardCharsets.ISO_8859_1));
            String head = line.reader.head();
            while (head.isEmpty()) {
                line.fill();
                head = line.reader.head();
            }
            if (!head.startsWith("HTTP/1.1 101")) {
                throw new IOException("the upgrade was answered with " + head);
            }
            return line;
        } catch (IOException | RuntimeException e) {
            line.reset();
            throw e;
        }
    }

    static String request(URI server, String path) {
        return """
                GET %s HTTP/1.1
                Host: %s:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13

                """
                .replace("\n", "\r\n")
                .formatted(path, server.getHost(), server.getPort());
    }

    void bytes(byte[] all) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(all);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    void text(String text) throws IOException {
        bytes(frame(0x80 | FrameReader.TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A masked frame; {@code head} is its first byte. */
    static byte[] frame(int head, byte[] payload) {
        int more = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
        ByteBuffer frame = ByteBuffer.allocate(6 + more + payload.length).put((byte) head);
        switch (more) {
            case 0 -> frame.put((byte) (0x80 | payload.length));
            case 2 -> frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
            default -> frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        return frame.array();
    }

    static byte[] close(int code) {
        return frame(
                0x80 | FrameReader.CLOSE,
                ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** Reads on until somebody has closed; throws where the server neither sends nor closes. The code of its close frame, or 1006. */
    int endsWith() throws IOException {
        long begin = System.nanoTime();
        try {
            do {
                if (System.nanoTime() - begin > LONGEST_END.toNanos()) {
                    throw new SocketTimeoutException("it goes on and on");
                }
                reader.frames(this::look);
            } while (reader.fill(patient));
        } catch (SocketException e) {
            // a reset is an end as well
            return code;
        }
        return code;
    }

    /** The next text message. */
    String receives() throws IOException {
        while (texts.isEmpty()) {
            reader.frames((opcode, payload) -> {
                if (opcode == FrameReader.TEXT) {
                    texts.add(new String(payload, StandardCharsets.UTF_8));
                } else {
                    look(opcode, payload);
                }
            });
            if (texts.isEmpty()) {
                fill();
            }
        }
        return texts.remove();
    }

    void halfClose() throws IOException {
        channel.shutdownOutput();
    }

    /** As a machine that crashes. */
    void reset() throws IOException {
        try (channel) {
            if (channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void fill() throws IOException {
        if (!reader.fill(patient)) {
            throw new IOException("the server has hung up");
        }
    }

    private void look(int opcode, byte[] payload) throws IOException {
        if (opcode == FrameReader.PING) {
            bytes(frame(0x80 | FrameReader.PONG, payload));
        } else if (opcode == FrameReader.CLOSE && payload.length >= 2) {
            code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }
    }
}
