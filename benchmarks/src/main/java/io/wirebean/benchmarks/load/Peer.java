// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection of the load generator, driven by its thread alone. */
public final class Peer {

    private static final byte[] NOTHING = {};
    private static final int STALLED_BYTES = 4096;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Who is told what happens. */
    interface Owner {
        /** The server has answered 101. */
        void opened(Peer peer);

        /** A text message lies at the buffer's position, which the owner leaves where it is. */
        void received(Peer peer, ByteBuffer in, int length);

        /** All that was read has been told. */
        default void paused(Peer peer) {}

        /** A frame came that is neither a whole text message nor a control frame. */
        void strange(Peer peer);

        /** The server has ended it, or refused it. */
        void ended(Peer peer, String why);
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Target target;
    private final Owner owner;
    private byte[] rest = NOTHING;
    private @Nullable ByteBuffer pending;
    private boolean upgraded;
    private boolean over;
    private Sequence sequence = Sequence.fromTheFirst();
    private long sent;

    private Peer(SocketChannel channel, Selector selector, Target target, Owner owner) throws IOException {
        this.channel = channel;
        this.target = target;
        this.owner = owner;
        this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
    }

    static Peer connect(Selector selector, Target target, Owner owner) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var peer = new Peer(channel, selector, target, owner);
        channel.connect(new InetSocketAddress(target.host(), target.port()));
        return peer;
    }

    /** What it expects, and what it has sent. */
    Sequence sequence() {
        return sequence;
    }

    void sequence(Sequence aSequence) {
        this.sequence = aSequence;
    }

    /** The number of the next message. */
    long nextToSend() {
        return sent++;
    }

    long sent() {
        return sent;
    }

    void ready(ByteBuffer in) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                send(ByteBuffer.wrap(target.request()));
                return;
            }
            if (key.isWritable()) {
                flush();
            }
            if (key.isReadable()) {
                read(in);
            }
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    /** Sends what is in the buffer, later what the socket does not take at once. */
    void send(ByteBuffer frames) {
        if (over) {
            return;
        }
        try {
            if (pending == null) {
                channel.write(frames);
            }
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
            return;
        }
        if (frames.hasRemaining()) {
            keep(frames);
        }
    }

    /** From now on reads nothing, while the connection stays open; the system takes little on its behalf. */
    void stall() {
        key.interestOps(0);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_BYTES);
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    /** Says goodbye; the owner is told when the server has. */
    void goodbye() {
        send(ByteBuffer.wrap(Frames.fromClient(Frames.CLOSE, new byte[] {0x03, (byte) 0xE8})));
    }

    /** Ends without a word, and leaves no port waiting. */
    void drop() {
        over = true;
        try (channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // it is gone, which is what was wanted
        }
    }

    private void keep(ByteBuffer frames) {
        int waiting = pending == null ? 0 : pending.remaining();
        ByteBuffer longer = ByteBuffer.allocate(waiting + frames.remaining());
        if (pending != null) {
            longer.put(pending);
        }
        pending = longer.put(frames).flip();
        key.interestOpsOr(SelectionKey.OP_WRITE);
    }

    private void flush() throws IOException {
        if (pending != null) {
            channel.write(pending);
            if (pending.hasRemaining()) {
                return;
            }
            pending = null;
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }

    private void read(ByteBuffer in) throws IOException {
        in.clear().put(rest);
        rest = NOTHING;
        if (channel.read(in) < 0) {
            end("the server has ended the TCP connection");
            return;
        }
        in.flip();
        if (!upgraded) {
            upgrade(in);
        }
        if (upgraded) {
            frames(in);
            owner.paused(this);
        }
        if (in.hasRemaining() && !over) {
            rest = new byte[in.remaining()];
            in.get(rest);
        }
    }

    private void upgrade(ByteBuffer in) {
        String head = StandardCharsets.US_ASCII.decode(in.duplicate()).toString();
        int end = head.indexOf(new String(END_OF_HEAD, StandardCharsets.US_ASCII));
        if (end < 0) {
            return;
        }
        if (!head.startsWith("HTTP/1.1 101 ")) {
            end("no upgrade: " + head.lines().findFirst().orElse(""));
            return;
        }
        in.position(in.position() + end + END_OF_HEAD.length);
        upgraded = true;
        owner.opened(this);
    }

    private void frames(ByteBuffer in) {
        while (!over) {
            int start = in.position();
            int head = Frames.headBytes(in, start);
            int length = head < 0 ? 0 : Frames.payloadBytes(in, start);
            if (head < 0 || in.remaining() < head + length) {
                return;
            }
            in.position(start + head);
            frame(in.get(start) & 0xff, in, length);
            in.position(start + head + length);
        }
    }

    private void frame(int first, ByteBuffer in, int length) {
        if (first == Frames.whole(Frames.TEXT)) {
            owner.received(this, in, length);
        } else if (first == Frames.whole(Frames.PING)) {
            byte[] payload = new byte[length];
            in.get(in.position(), payload);
            send(ByteBuffer.wrap(Frames.fromClient(Frames.PONG, payload)));
        } else if (first == Frames.whole(Frames.CLOSE)) {
            end("closed with " + (length < 2 ? 1005 : in.getShort(in.position())));
        } else if (first != Frames.whole(Frames.PONG)) {
            owner.strange(this);
        }
    }

    private void end(String why) {
        if (!over) {
            drop();
            owner.ended(this, why);
        }
    }
}
