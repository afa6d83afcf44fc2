// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One connection publishes, all of them receive; the message is under way until the last has it. */
public final class Broadcast implements Scenario {

    private static final long NEVER = 1_000_000_000L;
    private static final long SETTLE_NANOS = 200_000_000L;

    private final int connections;
    private final int stalled;
    private final Pace pace;
    private final Message message;
    private final ByteBuffer out;
    private final Tally tally = new Tally();
    private final List<Peer> healthy = new ArrayList<>();
    private long published;
    private long delivered;
    private long settling;
    private boolean stopped;

    /** To so many connections, of which some never read. */
    public Broadcast(int connections, int stalled, Pace pace, Message message) {
        this.connections = connections;
        this.stalled = stalled;
        this.pace = pace;
        this.message = message;
        this.out = ByteBuffer.allocateDirect(message.frameBytes() * pace.most());
    }

    @Override
    public int connections() {
        return connections;
    }

    /** A server may still be opening the last ones: publishes until one message has reached all. */
    @Override
    public boolean settled(List<Peer> opened) {
        if (healthy.isEmpty()) {
            begin(opened);
        }
        if (allHave(healthy.get(0).sent())) {
            delivered = 0;
            published = 0;
            pace.begin(Message.now());
            return true;
        }
        if (Message.now() - settling > SETTLE_NANOS) {
            publishToSettle();
        }
        return false;
    }

    @Override
    public void received(Peer peer, ByteBuffer in, int length) {
        if (!message.read(in, length)) {
            tally.addCorrupted();
            return;
        }
        peer.sequence().take(message.sequence(), tally);
        tally.addAnswer(Message.now() - message.time());
        delivered++;
    }

    @Override
    public void paused(Peer peer) {
        // it is not one connection's answers that let the next message go
    }

    @Override
    public long turned() {
        if (stopped) {
            return NEVER;
        }
        long now = Message.now();
        long underWay = published - delivered / healthy.size();
        int due = pace.due(underWay, now);
        if (due > 0) {
            publish(due, now);
        }
        return pace.nanosToNext(now);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean complete() {
        return allHave(healthy.get(0).sent());
    }

    @Override
    public void countMissing() {
        long sent = healthy.get(0).sent();
        healthy.forEach(peer -> tally.addLost(peer.sequence().missing(sent)));
    }

    @Override
    public Tally tally() {
        return tally;
    }

    private void begin(List<Peer> opened) {
        healthy.addAll(opened.subList(0, connections - stalled));
        opened.forEach(peer -> peer.sequence(Sequence.fromAny()));
        opened.subList(connections - stalled, connections).forEach(Peer::stall);
        publishToSettle();
    }

    private void publishToSettle() {
        settling = Message.now();
        publish(1, settling);
    }

    private boolean allHave(long sent) {
        for (Peer peer : healthy) {
            if (!peer.sequence().has(sent)) {
                return false;
            }
        }
        return true;
    }

    private void publish(int count, long now) {
        Peer publisher = healthy.get(0);
        out.clear();
        for (int i = 0; i < count; i++) {
            message.write(out, publisher.nextToSend(), pace.timeOfNext(now));
        }
        published += count;
        publisher.send(out.flip());
    }
}
