// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What it costs to be in a room, on both sides: in the room's set and in the connection's list. */
class MembershipMemoryTest {

    private static final int MEMBERS = 10_000;
    private static final int MOST_BYTES = 64;

    private final TestEngine engine = new TestEngine();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aMembershipOfALargeRoomTakesFewBytes() throws InterruptedException {
        List<LiveConnection> all = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            var wire = new FakeTransport();
            LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);
            all.add(connection);
            engine.settle(connection);
        }
        long before = used();

        // a name of its own for each, as it comes from a path or a message
        all.forEach(connection -> connection.join(String.join("", "the ", "lobby")));
        assertEquals(MEMBERS, engine.engine.connections().room("the lobby").count());
        long bytes = (used() - before) / MEMBERS;

        assertTrue(bytes <= MOST_BYTES, () -> bytes + " bytes");
        assertTrue(bytes > 0, () -> bytes + " bytes: something else has been freed");
    }

    /** The least of several looks: what has just become garbage may take more than one collection. */
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
