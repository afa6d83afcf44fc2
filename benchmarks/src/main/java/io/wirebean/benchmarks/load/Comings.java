// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Connections that come, say goodbye as soon as they are in, and make room for the next. */
public final class Comings implements AutoCloseable {

    private final Target target;
    private final int atOnce;
    private final Duration patience;
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final Map<Peer, Long> begun = new HashMap<>();
    private final Tally tally = new Tally();
    private final Consumer<SelectionKey> ready = key -> ((Peer) key.attachment()).ready(in);

    /**
     * So many at once.
     *
     * @param patience who has not come and gone after that is lost
     */
    public Comings(Target target, int atOnce, Duration patience) throws IOException {
        this.target = target;
        this.atOnce = atOnce;
        this.patience = patience;
    }

    /** Lets them come for so long. */
    public void run(Duration time) throws IOException {
        var told = new Told();
        long deadline = Message.now() + time.toNanos();
        while (Message.now() < deadline) {
            while (begun.size() < atOnce) {
                begun.put(Peer.connect(selector, target, told), Message.now());
            }
            selector.select(ready, 10);
        }
        giveUp(Message.now() - patience.toNanos());
    }

    private void giveUp(long before) {
        var late = begun.entrySet().stream()
                .filter(entry -> entry.getValue() < before)
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(Peer::drop);
        begun.keySet().removeAll(late);
        tally.addLost(late.size());
    }

    /** An answer is a connection that was opened and closed; its latency is the time to the 101. */
    public Tally tally() {
        return tally;
    }

    @Override
    public void close() throws IOException {
        begun.keySet().forEach(Peer::drop);
        selector.selectNow();
        selector.close();
    }

    private final class Told implements Peer.Owner {

        @Override
        public void opened(Peer peer) {
            tally.addAnswer(Message.now() - begun.getOrDefault(peer, 0L));
            peer.goodbye();
        }

        @Override
        public void received(Peer peer, ByteBuffer message, int length) {
            tally.addCorrupted();
        }

        @Override
        public void strange(Peer peer) {
            tally.addCorrupted();
        }

        @Override
        public void ended(Peer peer, String why) {
            begun.remove(peer);
            if (!why.startsWith("closed with ")) {
                tally.addEnded();
            }
        }
    }
}
