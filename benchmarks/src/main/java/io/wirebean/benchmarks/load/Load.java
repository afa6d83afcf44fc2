// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The loop that drives one scenario against one server, on the thread that calls it. */
public final class Load implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int CONNECTING_AT_ONCE = 64;
    private static final long MILLI = 1_000_000L;

    private final Target target;
    private final Scenario scenario;
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<Peer> opened = new ArrayList<>();
    private final Told told = new Told();
    private final Consumer<SelectionKey> ready = key -> ((Peer) key.attachment()).ready(in);
    private String end = "";

    /** For one run. */
    public Load(Target target, Scenario scenario) throws IOException {
        this.target = target;
        this.scenario = scenario;
    }

    /**
     * Opens all connections, and waits until the scenario may be measured.
     *
     * @throws IOException if that takes longer, or if the server refuses one
     */
    public void open(Duration atMost) throws IOException {
        int begun = 0;
        long deadline = Message.now() + atMost.toNanos();
        do {
            while (begun < scenario.connections() && begun - opened.size() < CONNECTING_AT_ONCE) {
                Peer.connect(selector, target, told);
                begun++;
            }
            select(MILLI);
            check(deadline);
        } while (opened.size() < scenario.connections() || !scenario.settled(opened));
    }

    /** Sends as the scenario says, for so long. */
    public void run(Duration time) throws IOException {
        long deadline = Message.now() + time.toNanos();
        runWhile(() -> Message.now() < deadline);
    }

    /** Sends no more, and waits at most so long for what has been asked for. What has not come then is lost. */
    public void finish(Duration atMost) throws IOException {
        scenario.stop();
        long deadline = Message.now() + atMost.toNanos();
        runWhile(() -> !scenario.complete() && Message.now() < deadline);
        scenario.countMissing();
    }

    /** What the server said as it ended a connection that it should not have ended; empty if it has not. */
    public String end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        selector.keys().forEach(key -> ((Peer) key.attachment()).drop());
        selector.selectNow();
        selector.close();
    }

    /** Sends as the scenario says, while that holds. */
    void runWhile(BooleanSupplier on) throws IOException {
        while (on.getAsBoolean()) {
            select(Math.min(scenario.turned(), 10 * MILLI));
        }
    }

    /** A selector counts in milliseconds: what is left of one is spun. */
    private void select(long nanos) throws IOException {
        if (nanos < MILLI) {
            selector.selectNow(ready);
        } else {
            selector.select(ready, nanos / MILLI);
        }
    }

    private void check(long deadline) throws IOException {
        if (!end.isEmpty()) {
            throw new IOException(target + ": " + end);
        }
        if (Message.now() > deadline) {
            throw new IOException(target
                    + ": only %d of %d connections in time, or none of them is told anything"
                            .formatted(opened.size(), scenario.connections()));
        }
    }

    private final class Told implements Peer.Owner {

        @Override
        public void opened(Peer peer) {
            scenario.opened(peer);
            opened.add(peer);
        }

        @Override
        public void received(Peer peer, ByteBuffer message, int length) {
            scenario.received(peer, message, length);
        }

        @Override
        public void paused(Peer peer) {
            scenario.paused(peer);
        }

        @Override
        public void strange(Peer peer) {
            scenario.tally().addCorrupted();
        }

        @Override
        public void ended(Peer peer, String why) {
            scenario.tally().addEnded();
            end = why;
        }
    }
}
