// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that sees whether TCP takes its bytes. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final SocketChannel channel;
    private final Selector selector;

    RawClient(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        selector = Selector.open();
    }

    /** Asks for the upgrade and gives the head of the answer. */
    String upgrade(String path, String... headers) throws IOException {
        send(upgradeRequest(path, headers));
        return head();
    }

    static ByteBuffer upgradeRequest(String path, String... headers) {
        var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n")
                .append("Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return ByteBuffer.wrap(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** A masked text frame; the mask is zero, which leaves the text as it is. */
    static byte[] textFrame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Sends all of it; TCP takes it within the patience. */
    void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (!sendSome(bytes, PATIENCE_MILLIS)) {
                throw new AssertionError("TCP does not take the bytes; " + bytes.remaining() + " are left");
            }
        }
    }

    /** Sends what TCP takes until it takes nothing for half a second; whether bytes were left. */
    boolean isPushedBack(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (!sendSome(bytes, 500)) {
                return true;
            }
        }
        return false;
    }

    private boolean sendSome(ByteBuffer bytes, int millis) throws IOException {
        channel.register(selector, SelectionKey.OP_WRITE);
        boolean ready = selector.select(millis) > 0;
        selector.selectedKeys().clear();
        if (ready) {
            channel.write(bytes);
        }
        return ready;
    }

    String head() throws IOException {
        var head = new StringBuilder();
        var one = ByteBuffer.allocate(1);
        while (!head.toString().endsWith("\r\n\r\n")) {
            if (read(one) < 0) {
                return head.toString();
            }
            head.append((char) one.flip().get());
            one.clear();
        }
        return head.toString();
    }

    /** Reads so many bytes of a body and forgets them. */
    void skip(int length) throws IOException {
        bytes(length);
    }

    /** The next so many bytes; zeros where the connection ends before. */
    byte[] bytes(int length) throws IOException {
        var body = ByteBuffer.allocate(length);
        while (body.hasRemaining() && read(body) >= 0) {}
        return body.array();
    }

    /** All that comes until the server closes the connection. */
    String rest() throws IOException {
        var rest = new StringBuilder();
        var some = ByteBuffer.allocate(4096);
        while (read(some) >= 0) {
            rest.append(StandardCharsets.ISO_8859_1.decode(some.flip()));
            some.clear();
        }
        return rest.toString();
    }

    private int read(ByteBuffer target) throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
        if (selector.select(PATIENCE_MILLIS) == 0) {
            throw new AssertionError("nothing comes");
        }
        selector.selectedKeys().clear();
        return channel.read(target);
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
