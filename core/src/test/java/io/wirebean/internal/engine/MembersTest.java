// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MembersTest {

    private final TestEngine engine = new TestEngine();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final Members<String> members = new Members<>("room");

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void itHoldsWhatASetHolds() {
        List<LiveConnection> all = connections(2000);
        Set<LiveConnection> expected = new HashSet<>();
        var random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            LiveConnection one = all.get(random.nextInt(all.size()));
            // fills up, then empties again
            boolean adds = random.nextInt(200_000) > i;
            assertEquals(
                    adds ? expected.add(one) : expected.remove(one), adds ? members.add(one) : members.remove(one));
            assertEquals(expected.size(), members.size());
            if (i % 1000 == 0) {
                assertEquals(expected, Set.of(members.all()));
                all.forEach(each -> assertEquals(expected.contains(each), members.contains(each)));
            }
        }
    }

    @Test
    void allOfThemAreLaidOutOnceUntilTheyChange() {
        List<LiveConnection> all = connections(3);
        members.add(all.get(0));
        LiveConnection[] one = members.all();
        assertSame(one, members.all());

        members.add(all.get(1));

        assertEquals(1, one.length);
        assertEquals(2, members.all().length);
    }

    private List<LiveConnection> connections(int count) {
        List<LiveConnection> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(engine.open(TestEngine.admission(endpoint), new FakeTransport()));
        }
        return all;
    }
}
