// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.Audience;
import io.wirebean.AudienceFilter;
import io.wirebean.Connection;
import io.wirebean.Identity;
import io.wirebean.Outgoing;
import io.wirebean.SendReport;
import io.wirebean.spi.Frame.TextFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private final PlannedEndpoint endpoint = new PlannedEndpoint().watches("order/1", call -> null);
    private final TestEngine engine = new TestEngine();
    private final Registry connections = engine.engine.registry();
    private final List<LiveConnection> all = new ArrayList<>();
    private final List<FakeTransport> wires = new ArrayList<>();

    /** What a test says of a connection, and the audience that should have those of which it is true. */
    private record Known(Audience audience, Predicate<LiveConnection> has) {}

    /** Accepts staff. */
    static final class Staff implements AudienceFilter {

        @Override
        public boolean accepts(Connection connection) {
            return connection.identity().hasRole("staff");
        }
    }

    @BeforeEach
    void open() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            var user = Identity.of("user " + i % 7).device("device " + i % 2);
            var wire = new FakeTransport();
            LiveConnection connection = engine.open(
                    TestEngine.admission(endpoint, (i % 5 == 0 ? user.roles("staff") : user).build()), wire);
            wires.add(wire);
            all.add(connection);
            connection.join("room " + i % 3);
            if (i % 4 == 0) {
                connection.join("all fours");
                connection.received(new TextFrame("watch:order/1#1"));
                assertEquals("#1=null", wire.written.poll(10, TimeUnit.SECONDS));
                engine.settle(connection);
            }
        }
    }

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void anyCompositionHasWhatASetWouldHaveAndReachesExactlyThose() {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            Known one = composed(random, 4);
            Set<LiveConnection> expected = new HashSet<>(all);
            expected.removeIf(one.has().negate());

            assertEquals(expected, Set.copyOf(one.audience().connections()), one.audience()::toString);
            assertEquals(expected.size(), one.audience().count());
            if (i % 20 == 0) {
                reaches(one.audience(), expected);
            }
        }
    }

    @Test
    void theSmallestIndexIsTheOneThatIsWalked() {
        var asked = new AtomicInteger();
        Predicate<Connection> counts = connection -> {
            asked.incrementAndGet();
            return true;
        };
        int ofUser = connections.user("user 3").count();

        connections
                .everyone()
                .where(counts)
                .intersect(connections.room("room 1"))
                .intersect(connections.user("user 3"))
                .count();

        assertEquals(ofUser, asked.getAndSet(0));
        connections
                .everyone()
                .intersect(connections.user("user 3"))
                .where(counts)
                .count();
        assertEquals(ofUser, asked.get());
    }

    @Test
    void aMessageIsEncodedOnceForAll() {
        engine.codec.encoded.set(0);

        connections
                .room("room 0")
                .except(all.get(0))
                .where(Staff.class)
                .unite(connections.user("user 2"))
                .send("e", 1);

        assertEquals(1, engine.codec.encoded.get());
    }

    @Test
    void eachMayGetDataOfItsOwn() {
        List<Connection> members = connections.room("room 1").connections();

        SendReport report = connections.room("room 1").sendEach("you", Connection::id);

        assertEquals(members.size(), report.queued());
        for (int i = 0; i < all.size(); i++) {
            boolean in = members.contains(all.get(i));
            assertEquals(
                    in ? "you=" + all.get(i).id() : null, wires.get(i).written.poll());
        }
    }

    @Test
    void whatCannotBeEncodedForOneIsSentToNobody() {
        assertThrows(IllegalStateException.class, () -> connections.everyone().sendEach("you", connection -> {
            if (connection == all.get(59)) {
                throw new IllegalStateException();
            }
            return 1;
        }));

        wires.forEach(wire -> assertEquals(0, wire.written.size()));
    }

    @Test
    void whatNamesNoTopicIsSentToNobody() {
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> connections.everyone().send(Outgoing.of("e").topic("/order")));

        assertEquals(
                "a topic is segments that are not empty, between slashes, such as order/42; this is \"/order\"",
                failure.getMessage());
        wires.forEach(wire -> assertEquals(0, wire.written.size()));
    }

    @Test
    void aChangeOfIdentityThatFailsHoldsForThoseBeforeIt() {
        var asked = new AtomicInteger();

        assertThrows(
                IllegalStateException.class, () -> connections.room("room 1").replaceIdentity(before -> {
                    if (asked.incrementAndGet() == 3) {
                        throw new IllegalStateException();
                    }
                    return Identity.of("new").build();
                }));

        assertEquals(2, connections.user("new").count());
        assertEquals(3, asked.get());
    }

    @Test
    void aFilterThatIsNoBeanIsRefusedAtOnce() {
        var failure = assertThrows(
                IllegalArgumentException.class, () -> connections.everyone().where(AudienceFilter.class));

        assertEquals(
                "io.wirebean.AudienceFilter is no bean of this application; give it a scope, such as @ApplicationScoped",
                failure.getMessage());
    }

    @Test
    void audiencesOfTwoApplicationsDoNotGoTogether() {
        try (var other = new TestEngine()) {
            var failure = assertThrows(IllegalArgumentException.class, () -> connections
                    .room("room 1")
                    .unite(other.engine.registry().room("room 2")));

            assertEquals(
                    "only audiences of this application's own Connections go together; this is audience Room[name=room 2]",
                    failure.getMessage());
        }
    }

    private void reaches(Audience audience, Set<LiveConnection> expected) {
        audience.send("e", 1);
        for (int i = 0; i < all.size(); i++) {
            String got = wires.get(i).written.poll();
            assertEquals(expected.contains(all.get(i)), got != null);
            assertEquals(0, wires.get(i).written.size());
        }
    }

    private Known composed(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return simple(random);
        }
        Known one = composed(random, depth - 1);
        Known other = composed(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> new Known(one.audience.unite(other.audience), one.has.or(other.has));
            case 1 -> new Known(one.audience.intersect(other.audience), one.has.and(other.has));
            case 2 -> new Known(one.audience.except(other.audience), one.has.and(other.has.negate()));
            case 3 ->
                new Known(one.audience.where(Staff.class), one.has.and(c -> c.identity()
                        .hasRole("staff")));
            default -> {
                LiveConnection without = all.get(random.nextInt(60));
                yield new Known(one.audience.except(without), one.has.and(c -> c != without));
            }
        };
    }

    private Known simple(Random random) {
        int n = random.nextInt(8);
        return switch (random.nextInt(7)) {
            case 0 -> new Known(connections.everyone(), c -> true);
            case 1 -> new Known(connections.room("room " + n), c -> all.indexOf(c) % 3 == n);
            case 2 -> new Known(connections.user("user " + n), c -> all.indexOf(c) % 7 == n);
            case 3 ->
                new Known(
                        connections.device("user " + n, "device 1"),
                        c -> all.indexOf(c) % 7 == n && all.indexOf(c) % 2 == 1);
            case 4 -> new Known(connections.watching("order/1/items"), c -> all.indexOf(c) % 4 == 0);
            case 5 -> new Known(connections.ids(Set.of(all.get(n).id(), "nobody")), c -> c == all.get(n));
            default -> new Known(connections.of(PlannedEndpoint.class), c -> true);
        };
    }
}
