// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.Identity;
import io.wirebean.IdentityChanged;
import io.wirebean.WSFailureException;
import io.wirebean.spi.Frame.TextFrame;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What observers of the application hear of connections, and what the application ends by itself. */
@Timeout(30)
class ConnectionEventsTest {

    private static final CloseReason PEER_LEFT = new CloseReason(1000, "", Initiator.PEER);

    private final FakeTransport wire = new FakeTransport();
    private final LinkedBlockingQueue<String> order = new LinkedBlockingQueue<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void theOpeningIsToldBeforeTheConnectionHandlerAndTheEndAfterTheDisconnectionHandler() throws InterruptedException {
        engine.events.observer = () -> order.add("event");
        endpoint.onOpen(call -> order.add("opened")).onClose(call -> order.add("closed"));

        LiveConnection connection = open("ann");
        assertEquals("event", next());
        assertEquals("opened", next());
        connection.ended(PEER_LEFT);

        assertEquals("closed", next());
        assertEquals("event", next());
        assertEquals(new ConnectionOpened(connection), engine.events.next());
        assertEquals(new ConnectionClosed(connection, PEER_LEFT), engine.events.next());
    }

    @Test
    void observersRunOnTheExecutorInTheConnectionsScope() throws InterruptedException {
        String here = Thread.currentThread().getName();
        engine.events.observer = () -> order.add(Thread.currentThread().getName() + " " + engine.scope.isActive());

        open("ann");

        String there = next();
        assertNotEquals(here + " true", there);
        assertTrue(there.endsWith(" true"), there);
    }

    @Test
    void theEndOfAConnectionWhoseOpeningWasRefusedIsToldToo() throws InterruptedException {
        endpoint.onOpen(call -> {
            throw new WSFailureException("NOT_YOU", 403, "not you");
        });

        LiveConnection connection = open("ann");
        assertEquals(1008, wire.closed.poll(10, TimeUnit.SECONDS));
        connection.ended(PEER_LEFT);

        assertEquals(new ConnectionOpened(connection), engine.events.next());
        assertEquals(
                new ConnectionClosed(connection, new CloseReason(1008, "NOT_YOU", Initiator.WIREBEAN)),
                engine.events.next());
    }

    @Test
    void theEndIsToldAfterAChangeThatAnObserverIsStillAt() throws InterruptedException {
        var go = new CountDownLatch(1);
        endpoint.onOpen(call -> order.add("opened")).onClose(call -> order.add("closed"));
        LiveConnection connection = open("ann");
        assertEquals(new ConnectionOpened(connection), engine.events.next());
        // the observer of the opening is through by then
        assertEquals("opened", next());
        engine.events.observer = () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                order.add("interrupted");
            }
        };

        connection.replaceIdentity(Identity.of("bob").build());
        assertInstanceOf(IdentityChanged.class, engine.events.next());
        connection.ended(PEER_LEFT);
        assertEquals("closed", next());
        assertNull(engine.events.told.peek());
        go.countDown();

        assertEquals(new ConnectionClosed(connection, PEER_LEFT), engine.events.next());
        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void anObserverThatFailsHarmsNothing() throws InterruptedException {
        engine.events.observer = () -> {
            throw new IllegalStateException("an observer of the test");
        };
        endpoint.on("say", call -> "hello").onClose(call -> order.add("closed"));

        LiveConnection connection = open("ann");
        connection.received(new TextFrame("say#1"));
        assertEquals("#1=hello", wire.nextWritten());
        connection.ended(PEER_LEFT);

        assertEquals("closed", next());
        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void disconnectClosesAnAudienceAndCountsWhatItCloses() {
        var others = new FakeTransport();
        LiveConnection first = open("ann");
        LiveConnection second = open("ann");
        engine.open(TestEngine.admission(endpoint, Identity.of("bob").build()), others);
        second.close();
        wire.closed.clear();

        int closed = engine.engine.connections().user("ann").disconnect(4000, "away with you");

        assertEquals(1, closed);
        assertEquals(4000, wire.closed.poll());
        assertFalse(first.isOpen());
        assertNull(others.closed.poll());
        assertEquals(0, engine.engine.connections().user("ann").disconnect(4000, "again"));
    }

    @Test
    void disconnectWithACodeThatMayNotTravelClosesNothing() {
        LiveConnection connection = open("ann");
        var everyone = engine.engine.connections().everyone();

        var refused = assertThrows(IllegalArgumentException.class, () -> everyone.disconnect(1006, ""));

        assertEquals(
                "close code 1006 may not be sent; 1000, 1001, 1003, 1007 to 1014 and 3000 to 4999 may",
                refused.getMessage());
        assertTrue(connection.isOpen());
    }

    @Test
    void revokeClosesWith4403AsTheApplication() throws InterruptedException {
        var reasons = new LinkedBlockingQueue<CloseReason>();
        endpoint.onClose(call -> reasons.add(call.closeReason()));
        LiveConnection connection = open("ann");

        assertEquals(1, engine.engine.connections().user("ann").revoke());
        assertEquals(4403, wire.closed.poll());
        connection.ended(PEER_LEFT);

        assertEquals(new CloseReason(4403, "revoked", Initiator.APPLICATION), reasons.poll(10, TimeUnit.SECONDS));
    }

    private String next() throws InterruptedException {
        return order.poll(10, TimeUnit.SECONDS);
    }

    private LiveConnection open(String user) {
        return engine.open(TestEngine.admission(endpoint, Identity.of(user).build()), wire);
    }
}
