// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many idle connections on one thread, each keeping what it is sent. */
final class CrowdClient implements AutoCloseable {

    /** A close frame of code 1012. */
    private static final String RESTART = "\u0088\u0011\u0003\u00f4service restart";

    private final Selector selector = Selector.open();
    private final List<ByteBuffer> received = new ArrayList<>();
    private final int port;
    private int closed;

    CrowdClient(int port) throws IOException {
        this.port = port;
    }

    /** Opens so many, one after the other; returns when the last has been greeted by its controller. */
    void open(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String request = "GET /crowd HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            var buffer = ByteBuffer.allocate(1024);
            while (!text(buffer).contains("\"here\"")) {
                if (channel.read(buffer) < 0) {
                    throw new IOException("refused: " + text(buffer));
                }
            }
            buffer.clear();
            received.add(buffer);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, buffer);
        }
    }

    /** Reads until so many in all have been told to go. */
    void readUntilClosed(int count) throws IOException {
        while (closed < count) {
            int[] now = {0};
            selector.select(key -> now[0] += read(key) ? 1 : 0);
            closed += now[0];
        }
    }

    /** What came ahead of the close of each; a close that is none of 1012 stays in it. */
    List<String> lastWords() {
        return received.stream()
                .map(CrowdClient::text)
                .map(all -> all.endsWith(RESTART) ? all.substring(2, all.length() - RESTART.length()) : all)
                .toList();
    }

    private static boolean read(SelectionKey key) {
        var buffer = (ByteBuffer) key.attachment();
        var channel = (SocketChannel) key.channel();
        try {
            boolean over = channel.read(buffer) < 0 || text(buffer).endsWith(RESTART);
            if (over) {
                key.cancel();
                channel.close();
            }
            return over;
        } catch (IOException e) {
            throw new UncheckedIOException("a connection broke after " + text(buffer), e);
        }
    }

    private static String text(ByteBuffer buffer) {
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
