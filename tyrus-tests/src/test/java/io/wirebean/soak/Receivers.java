// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Peers that stay, read, ask, and tell the witness what they got. */
final class Receivers implements Peer.Hears {

    private final Witness witness;
    private final CountDownLatch welcomed;
    private final CountDownLatch gone;
    private final List<Peer> peers = new ArrayList<>();
    private final Map<Peer, String> names = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean leaving;

    Receivers(Witness witness, int count) {
        this.witness = witness;
        this.welcomed = new CountDownLatch(count);
        this.gone = new CountDownLatch(count);
    }

    /** One more. */
    void add(Peers thread, URI server, String path) throws IOException {
        peers.add(thread.add(Line.open(server, path), this));
    }

    /** One more whose buffer is small. */
    void addNarrow(Peers thread, URI server, String path) throws IOException {
        peers.add(thread.add(Line.narrow(server, path), this));
    }

    /** Waits until all know their names. */
    CountDownLatch welcomed() {
        return welcomed;
    }

    List<Peer> peers() {
        return peers;
    }

    Set<String> names() {
        return Set.copyOf(names.values());
    }

    /** Each asks one question. */
    void ask() {
        names.forEach((peer, name) -> {
            long id = ids.incrementAndGet();
            witness.asked(name, id);
            peer.sends(Message.ask(id, ""));
        });
    }

    /** Waits until all have left. */
    CountDownLatch leave() {
        leaving = true;
        peers.forEach(Peer::leaves);
        return gone;
    }

    @Override
    public void text(Peer peer, String text) {
        if (Message.isNumbered(text)) {
            witness.arrived(Message.word(text, "p"), names.getOrDefault(peer, "?"), Message.number(text, "n"));
        } else if (Message.isReply(text)) {
            witness.answered(names.getOrDefault(peer, "?"), Message.number(text, "id"), Message.number(text, "n"));
        } else if (text.startsWith("{\"event\":\"connected\"")) {
            names.put(peer, Message.word(text, "you"));
            welcomed.countDown();
        } else {
            witness.fault("a peer that behaves got " + text);
        }
    }

    @Override
    public void closed(Peer peer, int code) {
        if (!leaving || code != 1000) {
            witness.fault("a peer that behaves was closed with " + code);
        }
        gone.countDown();
    }
}
