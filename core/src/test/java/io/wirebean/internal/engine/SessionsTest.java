// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.UpgradeRequest.HttpSession;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SessionsTest {

    private static final CloseReason PEER_LEFT = new CloseReason(1000, "", Initiator.PEER);

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void allConnectionsOfASessionCloseWith1008WhenItEnds() throws InterruptedException {
        var reasons = new LinkedBlockingQueue<CloseReason>();
        endpoint.onClose(call -> reasons.add(call.closeReason()));
        LiveConnection first = open(new Session("s1"));
        LiveConnection second = open(new Session("s1"));
        LiveConnection other = open(new Session("s2"));

        engine.engine.sessionEnded("s1");

        assertFalse(first.isOpen() || second.isOpen());
        assertTrue(other.isOpen());
        first.ended(PEER_LEFT);
        assertEquals(new CloseReason(1008, "session ended", Initiator.WIREBEAN), reasons.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aServerThatClosesTheConnectionItselfEndsItOnce() throws InterruptedException {
        var closings = new AtomicInteger();
        endpoint.onClose(call -> closings.incrementAndGet());
        LiveConnection connection = open(new Session("s1"));

        connection.ended(new CloseReason(1008, "", Initiator.NETWORK));
        engine.engine.sessionEnded("s1");
        connection.ended(PEER_LEFT);

        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
        assertEquals(1, closings.get());
        assertNull(wire.closed.poll());
    }

    @Test
    void aSessionWithANewIdClosesUnderThatOne() {
        var session = new Session("s1");
        LiveConnection connection = open(session);
        session.id = "s2";

        engine.engine.sessionIdChanged("s1", "s2");
        engine.engine.sessionEnded("s1");
        assertTrue(connection.isOpen());
        engine.engine.sessionEnded("s2");

        assertFalse(connection.isOpen());
    }

    @Test
    void aSessionThatIsOverWhenTheConnectionOpensRefusesIt() {
        LiveConnection connection = open(new Session(""));

        assertEquals(1008, wire.closed.poll());
        assertEquals("session ended", wire.phrases.poll());
        assertFalse(connection.isOpen());
        assertEquals(0, engine.engine.connections().count());
        assertNull(engine.events.told.poll());
    }

    @Test
    void aSessionThatEndsWhileTheConnectionIsBoundRefusesIt() {
        var session = new Session("s1");
        session.meanwhile = () -> session.id = "";

        assertFalse(open(session).isOpen());
        assertEquals(0, engine.engine.connections().count());
    }

    @Test
    void anEndThatIsToldBeforeTheConnectionIsKnownRefusesIt() {
        engine.engine.sessionEnded("s1");

        assertFalse(open(new Session("s1")).isOpen());
        assertEquals(0, engine.engine.connections().count());
    }

    @Test
    void aNewSessionWithTheIdOfOneThatIsOverIsAnotherOne() {
        engine.engine.sessionEnded("s1");
        engine.engine.sessionCreated("s1");
        assertTrue(open(new Session("s1")).isOpen());

        engine.engine.sessionEnded("s2");
        engine.clock.now = engine.clock.now.plusSeconds(6);

        assertTrue(open(new Session("s2")).isOpen());
    }

    @Test
    void anEndThatIsToldWhileTheConnectionIsBoundClosesIt() throws InterruptedException {
        var calls = new AtomicInteger();
        endpoint.onOpen(call -> calls.incrementAndGet());
        var session = new Session("s1");
        session.meanwhile = () -> engine.engine.sessionEnded("s1");

        LiveConnection connection = open(session);

        assertFalse(connection.isOpen());
        connection.ended(PEER_LEFT);
        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
        assertEquals(0, calls.get());
    }

    @Test
    void anIdThatChangesWhileTheConnectionIsBoundIsTheNewOne() {
        var session = new Session("s1");
        session.meanwhile = () -> {
            session.id = "s2";
            engine.engine.sessionIdChanged("s1", "s2");
        };
        LiveConnection connection = open(session);

        engine.engine.sessionEnded("s2");

        assertFalse(connection.isOpen());
    }

    @Test
    void anEndThatIsToldTwiceClosesOnce() {
        LiveConnection connection = open(new Session("s1"));

        engine.engine.sessionEnded("s1");
        engine.engine.sessionEnded("s1");

        assertFalse(connection.isOpen());
        assertEquals(1008, wire.closed.poll());
        assertNull(wire.closed.poll());
    }

    private LiveConnection open(HttpSession session) {
        return engine.open(TestEngine.admission(endpoint, session), wire);
    }

    /** Lets something happen between the first look at its id and the second. */
    private static final class Session implements HttpSession {

        private volatile String id;
        private Runnable meanwhile = () -> {};
        private int looks;

        private Session(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            if (++looks == 2) {
                meanwhile.run();
            }
            return id;
        }

        @Override
        public Optional<Object> attribute(String name) {
            return Optional.empty();
        }
    }
}
