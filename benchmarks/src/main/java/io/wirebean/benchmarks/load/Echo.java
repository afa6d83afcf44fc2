// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Each connection has so many messages under way and sends the next for each answer. */
public final class Echo implements Scenario {

    private static final long NEVER = 1_000_000_000L;

    private final int connections;
    private final int window;
    private final Message message;
    private final ByteBuffer out;
    private final Tally tally = new Tally();
    private final List<Peer> peers = new ArrayList<>();
    private int answeredNow;
    private boolean stopped;

    /** So many connections with so many messages under way each. */
    public Echo(int connections, int window, Message message) {
        this.connections = connections;
        this.window = window;
        this.message = message;
        this.out = ByteBuffer.allocateDirect(message.frameBytes() * window);
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public boolean settled(List<Peer> opened) {
        peers.addAll(opened);
        opened.forEach(peer -> send(peer, window));
        return true;
    }

    @Override
    public void received(Peer peer, ByteBuffer in, int length) {
        if (!message.read(in, length)) {
            tally.addCorrupted();
            return;
        }
        peer.sequence().take(message.sequence(), tally);
        tally.addAnswer(Message.now() - message.time());
        answeredNow++;
    }

    @Override
    public void paused(Peer peer) {
        int answered = Math.min(answeredNow, window);
        answeredNow = 0;
        if (!stopped && answered > 0) {
            send(peer, answered);
        }
    }

    @Override
    public long turned() {
        return NEVER;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean complete() {
        for (Peer peer : peers) {
            if (!peer.sequence().has(peer.sent())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void countMissing() {
        peers.forEach(peer -> tally.addLost(peer.sequence().missing(peer.sent())));
    }

    @Override
    public Tally tally() {
        return tally;
    }

    private void send(Peer peer, int count) {
        out.clear();
        long now = Message.now();
        for (int i = 0; i < count; i++) {
            message.write(out, peer.nextToSend(), now);
        }
        peer.send(out.flip());
    }
}
