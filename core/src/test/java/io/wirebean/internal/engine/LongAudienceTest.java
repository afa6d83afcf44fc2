// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Audience;
import io.wirebean.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Audiences that a loop has put together. */
class LongAudienceTest {

    private static final int MANY = 20_000;

    private final TestEngine engine = new TestEngine();
    private final Registry connections = engine.engine.registry();
    private final FakeTransport wire = new FakeTransport();
    private final LiveConnection connection = engine.open(
            TestEngine.admission(new PlannedEndpoint(), Identity.of("user 0").build()), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aUnionOfAnyLengthIsUsedAsAnyOther() {
        Audience all = connections.user("user 0");
        for (int i = 1; i < MANY; i++) {
            all = all.unite(connections.user("user " + i));
        }

        assertEquals(1, all.send("e", 1).total());
        assertEquals(1, connections.everyone().intersect(all).count());
        assertEquals(1, all.revoke());
    }

    @Test
    void aRowOfAnyLengthThatIsLeftOutIsUsedAsAnyOther() {
        Audience all = connections.everyone();
        for (int i = 1; i < MANY; i++) {
            all = all.except(connections.user("user " + i));
        }

        assertEquals(1, all.send("e", 1).total());
        assertEquals(1, connections.user("user 0").intersect(all).count());
        assertEquals(1, all.where(any -> true).count());
        assertEquals(1, all.disconnect(1000, ""));
    }

    @Test
    void aRowOfAnyLengthThatNarrowsDownIsUsedAsAnyOther() {
        Audience all = connections.everyone();
        for (int i = 1; i < MANY / 4; i++) {
            all = all.where(one -> one == connection);
        }

        assertEquals(1, all.send("e", 1).total());
        assertEquals(1, connections.user("user 0").intersect(all).count());
    }
}
