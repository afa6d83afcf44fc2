// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.engine.Transport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayaraRequestsTest {

    /** Of an application without thread contexts of its own. */
    private static final ClassLoader PLAIN = ClassLoader.getPlatformClassLoader();

    private static final Transport OVER_SESSION = Fakes.fake(Transport.class, (proxy, method, arguments) -> null);

    private final List<String> calls = new ArrayList<>();
    private final PayaraRequests requests = new PayaraRequests(PLAIN);

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
    void whatIsToldToBeWrittenIsQueuedNoMoreThanAWrite() {
        var limited = new Connection() {
            @Override
            public void terminateSilently() {}

            @Override
            public void setMaxAsyncWriteQueueSize(int size) {
                calls.add("at most " + size);
            }
        };
        ConnectionControl control = requests.control(new Facade(limited));
        assertEquals(List.of(), calls);

        control.transport(OVER_SESSION);

        assertEquals(List.of("at most 65536"), calls);
    }

    @Test
    void sendsFindNoThreadContextsWhereTheApplicationHasNone() {
        Transport transport = requests.control(new Facade(() -> {})).transport(OVER_SESSION);

        PayaraTransport around = assertInstanceOf(PayaraTransport.class, transport);
        assertSame(OVER_SESSION, around.overSession());
        assertSame(PLAIN, around.ofSends().getParent());
    }

    @Test
    void sendsFindTheThreadContextsThatTheApplicationHas() {
        ClassLoader withThreadContexts = getClass().getClassLoader();

        var control = new PayaraRequests(withThreadContexts).control(new Facade(() -> {}));

        assertSame(OVER_SESSION, control.transport(OVER_SESSION));
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

        /** How many bytes it tells to be written that it only queues. */
        default void setMaxAsyncWriteQueueSize(int size) {}
    }
}
