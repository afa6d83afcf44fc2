// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Peers that do what they should not, and visitors who come and go in order, some of each at any time. */
final class Mob implements AutoCloseable {

    private final URI server;
    private final Witness witness;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Misconduct, LongAdder> acts = new EnumMap<>(Misconduct.class);
    private final AtomicLong visitors = new AtomicLong();
    private volatile boolean over;

    Mob(URI server, Witness witness) {
        this.server = server;
        this.witness = witness;
        for (Misconduct kind : Misconduct.values()) {
            acts.put(kind, new LongAdder());
        }
    }

    /** Lets that many misbehave at any time. */
    void misbehave(int count, long seed) {
        for (int i = 0; i < count; i++) {
            var random = new Random(seed + i);
            threads.execute(() -> {
                while (!over) {
                    misbehave(random);
                }
            });
        }
    }

    /** Lets that many be stalled at any time. */
    void stall(int count, long seed) {
        for (int i = 0; i < count; i++) {
            var random = new Random(seed + i);
            threads.execute(() -> {
                while (!over) {
                    misbehave(Misconduct.STALL, random);
                }
            });
        }
    }

    /** Lets that many visit at any time, who must get all of what they stay for. */
    void visit(int count) {
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                while (!over) {
                    visit();
                }
            });
        }
    }

    private void misbehave(Random random) {
        Misconduct[] kinds = Misconduct.values();
        Misconduct kind = kinds[random.nextInt(kinds.length)];
        if (kind != Misconduct.STALL) {
            misbehave(kind, random);
        }
    }

    private void misbehave(Misconduct kind, Random random) {
        try {
            kind.act(server, random);
        } catch (SocketTimeoutException e) {
            witness.fault("the server held on to a peer after " + kind);
        } catch (IOException e) {
            // the server has ended it first
        } catch (RuntimeException | Error e) {
            witness.fault(kind + " failed: " + e);
        }
        acts.get(kind).increment();
    }

    private void visit() {
        String name = "visitor " + visitors.incrementAndGet();
        try (Line line = Line.open(server, "/soak/guests")) {
            for (int asked = 1; asked <= 5; asked++) {
                witness.asked(name, asked);
                line.text(Message.ask(asked, ""));
                listen(line, name);
            }
            line.bytes(Line.close(1000));
            int code = line.endsWith();
            if (code != 1000) {
                witness.fault("a visitor who left was answered with " + code);
            }
        } catch (IOException e) {
            witness.fault("a visitor was turned out: " + e);
        }
        witness.left(name);
    }

    /** To all that comes before the next reply. */
    private void listen(Line line, String name) throws IOException {
        for (String text = line.receives(); ; text = line.receives()) {
            if (Message.isNumbered(text)) {
                witness.followed(Message.word(text, "p"), name, Message.number(text, "n"));
            } else if (Message.isReply(text)) {
                witness.answered(name, Message.number(text, "id"), Message.number(text, "n"));
                return;
            }
        }
    }

    @Override
    public String toString() {
        return visitors + " visits, " + acts;
    }

    /** Comes to an end with what has begun. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                witness.fault("somebody of the mob hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
