// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The floor: one thread, one write a frame, no limits, no threads for handlers, whole unfragmented text frames alone; what a
 * server cannot do without, and what no server can do with.
 */
public final class FloorServer {

    private final HandWritten handWritten = new HandWritten();
    private final Selector selector;
    private final ServerSocketChannel server;
    private final ByteBuffer in = ByteBuffer.allocateDirect(256 * 1024);
    private final ByteBuffer out = ByteBuffer.allocateDirect(256 * 1024);
    private final Set<FloorPeer> broadcast = new LinkedHashSet<>();

    private FloorServer() throws IOException {
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress("127.0.0.1", 0), 1024).configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        Child.serve(start());
    }

    /** Starts one that runs as long as this process; returns its port. */
    static int start() throws IOException {
        var floor = new FloorServer();
        var loop = new Thread(floor::run, "floor");
        loop.setDaemon(true);
        loop.start();
        return floor.server.socket().getLocalPort();
    }

    private void run() {
        try {
            while (true) {
                selector.select(this::ready);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the floor has fallen", e);
        }
    }

    private void ready(SelectionKey key) {
        FloorPeer peer = (FloorPeer) key.attachment();
        try {
            if (peer == null) {
                accept();
                return;
            }
            if (key.isWritable()) {
                peer.flush();
            }
            if (key.isReadable()) {
                read(peer);
            }
        } catch (IOException e) {
            end(peer);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new FloorPeer(channel, key));
        }
    }

    private void read(FloorPeer peer) throws IOException {
        peer.begin(in);
        if (peer.channel().read(in) < 0) {
            end(peer);
            return;
        }
        in.flip();
        if (!peer.isUpgraded() && peer.upgrade(in) && peer.path().equals("/broadcast")) {
            broadcast.add(peer);
        }
        String text = peer.isUpgraded() ? peer.next(in) : null;
        while (text != null) {
            said(peer, text);
            text = peer.next(in);
        }
        if (peer.saysGoodbye()) {
            end(peer);
        } else {
            peer.keep(in);
        }
    }

    private void said(FloorPeer peer, String text) throws IOException {
        frame(handWritten.answer(text));
        if (!peer.path().equals("/broadcast")) {
            peer.write(out);
            return;
        }
        for (FloorPeer receiver : broadcast) {
            receiver.write(out.rewind());
        }
    }

    private void frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        out.clear().put((byte) 0x81);
        if (payload.length < 126) {
            out.put((byte) payload.length);
        } else {
            out.put((byte) 126).putShort((short) payload.length);
        }
        out.put(payload).flip();
    }

    private void end(@Nullable FloorPeer peer) {
        if (peer != null) {
            broadcast.remove(peer);
            peer.end();
        }
    }
}
