// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One connection publishes, all of them receive; the message is under way until the last has it. */
public final class Broadcast implements Scenario {

    private static final long NEVER = 1_000_000_000L;
    private static final long SETTLE_NANOS = 200_000_000L;

    /** After so long, one that does not read has stopped the server for all. */
    private static final long STOPPED_NANOS = 5_000_000_000L;

    /** What systems keep for a peer that reads nothing is less than these two together, 5 MiB. */
    private static final int FILLINGS = 160;

    private static final int FILLING_BYTES = 32 * 1024;

    private final int receivers;
    private final int toStall;
    private final Pace pace;
    private final Message message;
    private final Message filling = new Message(FILLING_BYTES);
    private final ByteBuffer out;
    private final Tally tally = new Tally();
    private final List<Peer> healthy = new ArrayList<>();
    private final List<Peer> stalled = new ArrayList<>();
    private long published;
    private long delivered;
    private long begun;
    private long nextTry;
    private long patience;
    private int filled;
    private boolean full;
    private boolean stopped;

    /** To so many connections. */
    public static Broadcast to(int receivers, Pace pace, Message message) {
        return beside(0, receivers, pace, message);
    }

    /**
     * To so many connections, and to some more that do not read. These come first, with the one that publishes, so that what fills
     * the system's buffers for them goes to nobody else.
     */
    public static Broadcast beside(int toStall, int receivers, Pace pace, Message message) {
        return new Broadcast(toStall, receivers, pace, message);
    }

    private Broadcast(int toStall, int receivers, Pace pace, Message message) {
        this.toStall = toStall;
        this.receivers = receivers;
        this.full = toStall == 0;
        this.pace = pace;
        this.message = message;
        this.out = ByteBuffer.allocateDirect(Math.max(message.frameBytes() * pace.most(), filling.frameBytes()));
    }

    @Override
    public int connections() {
        return full ? receivers + toStall : 1 + toStall;
    }

    /** Who joins is sent nothing of what went before. */
    @Override
    public void opened(Peer peer) {
        peer.sequence(Sequence.fromAny());
    }

    /** A server may still be opening the last ones: publishes until one message has reached all. */
    @Override
    public boolean settled(List<Peer> opened) {
        int known = healthy.size() + stalled.size();
        if (known < opened.size()) {
            healthy.addAll(opened.subList(known, opened.size()));
            begin();
            return false;
        }
        boolean isStopped = toStall > 0 && Message.now() - begun > STOPPED_NANOS;
        if (!complete() && !isStopped) {
            publishAgain();
            return false;
        }
        if (full) {
            beginAnew();
            return true;
        }
        full = isStopped || filled == FILLINGS;
        if (!full) {
            fill();
        }
        return false;
    }

    private void begin() {
        begun = Message.now();
        nextTry = begun;
        patience = SETTLE_NANOS;
        publishAgain();
    }

    /** Waits twice as long each time: a slow server must not fall behind. */
    private void publishAgain() {
        long now = Message.now();
        if (now >= nextTry) {
            nextTry = now + patience;
            patience *= 2;
            publish(message, 1, now);
        }
    }

    /** Nobody reads for those who stall: publishes the next piece of what the system keeps for them. */
    private void fill() {
        if (stalled.isEmpty()) {
            List<Peer> stalling = healthy.subList(1, 1 + toStall);
            stalling.forEach(Peer::stall);
            stalled.addAll(stalling);
            stalling.clear();
        }
        filled++;
        begun = Message.now();
        nextTry = begun + patience;
        publish(filling, 1, begun);
    }

    @Override
    public void received(Peer peer, ByteBuffer in, int length) {
        Message read = length == FILLING_BYTES ? filling : message;
        if (!read.read(in, length)) {
            tally.addCorrupted();
            return;
        }
        peer.sequence().take(read.sequence(), tally);
        tally.addAnswer(Message.now() - read.time());
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
            publish(message, due, now);
        }
        return pace.nanosToNext(now);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean complete() {
        long sent = healthy.get(0).sent();
        for (Peer peer : healthy) {
            if (!peer.sequence().has(sent)) {
                return false;
            }
        }
        return true;
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

    private void beginAnew() {
        delivered = 0;
        published = 0;
        pace.begin(Message.now());
    }

    private void publish(Message what, int count, long now) {
        Peer publisher = healthy.get(0);
        out.clear();
        for (int i = 0; i < count; i++) {
            what.write(out, publisher.nextToSend(), pace.timeOfNext(now));
        }
        published += count;
        publisher.send(out.flip());
    }
}
