// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** One connection of the floor. */
final class FloorPeer {

    private static final byte[] NOTHING = {};
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CLOSE = 0x88;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>(0);
    private byte[] rest = NOTHING;
    private String path = "";
    private boolean goodbye;

    FloorPeer(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    SocketChannel channel() {
        return channel;
    }

    String path() {
        return path;
    }

    boolean isUpgraded() {
        return !path.isEmpty();
    }

    boolean saysGoodbye() {
        return goodbye;
    }

    void begin(ByteBuffer in) {
        in.clear().put(rest);
        rest = NOTHING;
    }

    void keep(ByteBuffer in) {
        if (in.hasRemaining()) {
            rest = new byte[in.remaining()];
            in.get(rest);
        }
    }

    boolean upgrade(ByteBuffer in) throws IOException {
        String head = StandardCharsets.US_ASCII.decode(in.duplicate()).toString();
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        in.position(in.position() + end + 4);
        path = head.substring(4, head.indexOf(' ', 4));
        int at = head.indexOf("Sec-WebSocket-Key: ") + 19;
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(head.substring(at, head.indexOf('\r', at))) + "\r\n\r\n";
        write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        return true;
    }

    /** The next whole text message; null if there is none yet. */
    @Nullable
    String next(ByteBuffer in) {
        int start = in.position();
        if (in.remaining() < 2) {
            return null;
        }
        int length = in.get(start + 1) & 0x7f;
        int head = length < 126 ? 6 : 8;
        if (length == 126 && in.remaining() >= 4) {
            length = in.getShort(start + 2) & 0xffff;
        }
        if (in.remaining() < head + length) {
            return null;
        }
        goodbye = (in.get(start) & 0xff) == CLOSE;
        byte[] payload = new byte[length];
        in.position(start + head).get(payload);
        if (goodbye) {
            return null;
        }
        unmask(payload, in.getInt(start + head - 4));
        return new String(payload, StandardCharsets.UTF_8);
    }

    void write(ByteBuffer frame) throws IOException {
        if (waiting.isEmpty()) {
            channel.write(frame);
        }
        if (frame.hasRemaining()) {
            waiting.add(ByteBuffer.allocate(frame.remaining()).put(frame).flip());
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    void flush() throws IOException {
        while (!waiting.isEmpty()) {
            channel.write(waiting.element());
            if (waiting.element().hasRemaining()) {
                return;
            }
            waiting.remove();
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }

    void end() {
        try {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) CLOSE, 2, 0x03, (byte) 0xE8}));
            channel.close();
        } catch (IOException e) {
            key.cancel();
        }
    }

    private static void unmask(byte[] payload, int mask) {
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= (byte) (mask >>> 24 - 8 * (i & 3));
        }
    }

    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
