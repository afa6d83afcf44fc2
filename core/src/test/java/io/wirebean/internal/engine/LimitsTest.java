// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.engine.FakeTransport.Writes;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitsTest {

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aBrokenWriteEndsTheConnection() {
        wire.writes = Writes.HELD;
        LiveConnection connection = open();
        connection.send("m", 1);

        wire.held.get(0).completed(new IOException("broken pipe"));

        assertTrue(wire.aborted);
        assertFalse(connection.isOpen());
        assertEquals(0, engine.engine.connections().count());
    }

    private LiveConnection open() {
        return engine.engine.open(TestEngine.admission(endpoint), wire);
    }
}
