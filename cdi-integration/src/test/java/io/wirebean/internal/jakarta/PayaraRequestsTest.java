// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayaraRequestsTest {

    private final List<String> calls = new ArrayList<>();
    private final PayaraRequests requests = new PayaraRequests();

    @Test
    void anAbortTerminatesTheConnectionBelowTheRequest() {
        ConnectionControl control = requests.control(new Facade(() -> calls.add("terminated")));

        control.dropsWhatWaits();

        assertTrue(control.abort());
        assertEquals(List.of("terminated"), calls);
    }

    @Test
    void aConnectionThatFailsHasFreedNothing() {
        ConnectionControl control = requests.control(new Facade(() -> {
            throw new IllegalStateException("gone");
        }));

        assertFalse(control.abort());
    }

    @Test
    void readingIsLeftToTheCallback() {
        assertFalse(requests.control(new Facade(() -> {})).pauseReads());
    }

    @Test
    void aRequestOfAnotherShapeGivesNoHold() {
        assertNull(requests.control("a request"));
    }

    /** What a request of Payara 6.2025.9 has, in its names. */
    public record Facade(Connection connection) {
        public Request getUnwrappedCoyoteRequest() {
            return new Request(connection);
        }
    }

    /** The request of Catalina, and that of Grizzly. */
    public record Request(Connection connection) {
        public Request getCoyoteRequest() {
            return this;
        }

        public Context getContext() {
            return new Context(connection);
        }
    }

    /** The context of Grizzly's request. */
    public record Context(Connection connection) {
        public Connection getConnection() {
            return connection;
        }
    }

    /** A connection of Grizzly. */
    @FunctionalInterface
    public interface Connection {
        void terminateSilently();
    }
}
