// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import io.wirebean.Audience;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.Overflow;
import io.wirebean.embedded.WirebeanServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One time of everything at once, until nobody is there any more. */
final class Bout {

    private static final int RECEIVERS = 60;
    private static final int SLOW_RECEIVERS = 6;
    private static final int PATIENCE_SECONDS = 60;
    private static final String SOME = "x".repeat(200);
    private static final String MUCH = "x".repeat(16_000);

    private final URI uri;
    private final Connections connections;
    private final Witness witness;

    Bout(WirebeanServer server, Witness witness) {
        this.uri = server.uri();
        this.connections = server.select(Connections.class);
        this.witness = witness;
    }

    /** @param progress is told every ten seconds */
    void run(Duration duration, Consumer<String> progress) throws IOException, InterruptedException {
        var receivers = new Receivers(witness, RECEIVERS);
        var slow = new Receivers(witness, SLOW_RECEIVERS);
        var publishers = new Publishers(connections, witness);
        try (var peers = new Peers()) {
            for (int i = 0; i < RECEIVERS; i++) {
                receivers.add(peers, uri, "/soak/room-" + i % 2 + "?user=member-" + i % 10);
            }
            for (int i = 0; i < SLOW_RECEIVERS; i++) {
                slow.addNarrow(peers, uri, "/soak/slow");
            }
            await(receivers.welcomed().await(PATIENCE_SECONDS, TimeUnit.SECONDS), "not all receivers are welcomed");
            await(slow.welcomed().await(PATIENCE_SECONDS, TimeUnit.SECONDS), "not all slow receivers are welcomed");
            var mob = new Mob(uri, witness);
            try (mob;
                    publishers) {
                publish(publishers, receivers, slow);
                mob.visit(4);
                mob.misbehave(8, 1);
                mob.stall(4, 100);
                watch(
                        duration,
                        () -> progress.accept(witness + "; " + connections.count() + " connected, "
                                + publishers.pending() + " on their way, " + publishers.missed() + " dropped; " + mob));
                publishers.close();
                // who did not read until the last of the mob has gone would be stalled
                slow.peers().forEach(peer -> peer.reads(true));
            }
            until(() -> publishers.pending() == 0, () -> publishers.pending() + " messages without a last word");
            until(() -> witness.open().isEmpty(), () -> witness.open().toString());
            await(receivers.leave().await(PATIENCE_SECONDS, TimeUnit.SECONDS), "receivers cannot leave");
            await(slow.leave().await(PATIENCE_SECONDS, TimeUnit.SECONDS), "slow receivers cannot leave");
            receivers.names().forEach(witness::left);
            slow.names().forEach(witness::left);
            until(() -> connections.count() == 0, () -> connections.count() + " connections stay");
        }
    }

    private void publish(Publishers publishers, Receivers receivers, Receivers slow) {
        Set<String> all = receivers.names();
        Set<String> even = inRoom("room-0");
        Set<String> odd = inRoom("room-1");
        publishers.every(20, () -> publishers.publish("everyone", fast(), all, ""));
        publishers.every(10, () -> publishers.publish("even", connections.room("room-0"), even, ""));
        publishers.every(15, () -> publishers.publish("odd", connections.room("room-1"), odd, SOME));
        publishers.every(10, () -> publishers.publish("guests", connections.room("guests"), Set.of(), SOME));
        publishers.every(20, () -> publishers.publish("flooded", connections.room("flooded"), Set.of(), MUCH));
        publishers.every(25, () -> publishers.direct("direct", all));
        publishers.every(50, receivers::ask);
        publishSlowly(publishers, slow);
    }

    private void publishSlowly(Publishers publishers, Receivers slow) {
        Set<String> names = slow.names();
        publishers.every(20, () -> publishers.directTo("oldest", names, Overflow.DROP_OLDEST, MUCH));
        publishers.every(20, () -> publishers.directTo("newest", names, Overflow.DROP_NEWEST, MUCH));
        publishers.every(10, () -> publishers.directTo("latest", names, Overflow.LATEST, SOME));
        var turn = new AtomicInteger();
        publishers.every(4_000, () -> {
            int now = turn.getAndIncrement();
            for (int i = 0; i < slow.peers().size(); i++) {
                slow.peers().get(i).reads((now + i) % 2 == 0);
            }
        });
        publishers.every(700, () -> connections.user("guest-1").revoke());
    }

    /** The slow are told apart: a message to all that must not be dropped would close them. */
    private Audience fast() {
        return connections.everyone().where(connection -> !connection.rooms().contains("slow"));
    }

    private Set<String> inRoom(String room) {
        return connections.room(room).connections().stream()
                .map(Connection::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void watch(Duration duration, Runnable every) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            Thread.sleep(Math.min(left, 10_000));
            every.run();
        }
    }

    private void until(BooleanSupplier condition, Supplier<String> otherwise) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        if (!condition.getAsBoolean()) {
            witness.fault("after " + PATIENCE_SECONDS + " s: " + otherwise.get());
        }
    }

    private void await(boolean done, String otherwise) {
        if (!done) {
            witness.fault(otherwise);
        }
    }
}
