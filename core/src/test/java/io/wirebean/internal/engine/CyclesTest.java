// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Identity;
import io.wirebean.UpgradeRequest.HttpSession;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.EndpointPlan.WatchPlan;
import io.wirebean.internal.model.Topic;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing stays behind of connections that have come and gone. */
@Timeout(120)
class CyclesTest {

    private static final int CYCLES = 10_000;
    private static final CloseReason PEER_LEFT = new CloseReason(1000, "", Initiator.PEER);

    private static final WatchPlan WATCH = new PlannedEndpoint()
            .watches("any", call -> null)
            .watch(new Topic("any"))
            .orElseThrow();

    private final TestEngine engine = new TestEngine();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void tenThousandConnectionsLeaveNothingInAnyIndex() throws Exception {
        for (int i = 0; i < CYCLES; i++) {
            var session = new Session("s" + i % 50);
            LiveConnection connection = engine.open(admission(i, session), new FakeTransport());
            connection.join("room " + i % 10);
            connection.watching().enter(new Topic("topic/" + i % 10), WATCH);
            connection.replaceIdentity(connection.identity().toBuilder()
                    .device("d" + i)
                    .expiresAt(engine.clock.now.plusSeconds(60 + i))
                    .build());
            if (i % 3 == 0) {
                connection.replaceIdentity(Identity.of("somebody " + i).build());
            }
            connection.ended(PEER_LEFT);
            assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
        }

        engine.shutdown();

        for (Object index :
                List.of(engine.engine.registry(), engine.engine.sessions(), engine.engine.expiries(), engine.engine)) {
            assertEquals(List.of(), left(index));
        }
        assertEquals(0, engine.engine.registry().count());
    }

    @Test
    void aMillionTimesInAndOutOfARoomLeaveNothing() {
        LiveConnection connection = engine.open(TestEngine.admission(endpoint), new FakeTransport());
        for (int i = 0; i < 1_000_000; i++) {
            connection.join("room " + i);
            connection.leave("room " + i);
        }

        assertEquals(Set.of(), connection.rooms());
        assertEquals(Set.of(), engine.engine.connections().rooms());
    }

    private Admission admission(int i, Session session) throws Exception {
        var from = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) (i % 100)}), 1);
        Identity user = Identity.of("user " + i % 20)
                .expiresAt(engine.clock.now.plusSeconds(30))
                .build();
        return new Admission(endpoint, new TestHandshake(from), user, Map.of(), System.nanoTime(), session);
    }

    private record Session(String id) implements HttpSession {

        @Override
        public Optional<Object> attribute(String name) {
            return Optional.empty();
        }
    }

    /** What maps and collections of this object still hold. */
    private static List<String> left(Object index) throws IllegalAccessException {
        var left = new ArrayList<String>();
        for (Field field : index.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(index);
            if (value instanceof Index<?> byKey) {
                value = byKey.keys();
            }
            boolean empty = value instanceof Map<?, ?> map
                    ? map.isEmpty()
                    : !(value instanceof Collection<?> all) || field.getName().equals("drops") || all.isEmpty();
            if (!empty) {
                left.add(field.getName() + " " + value);
            }
        }
        return left;
    }
}
