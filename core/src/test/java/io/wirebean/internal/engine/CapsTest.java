// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.ConnectionOpened;
import io.wirebean.Identity;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.model.Settings.Caps;
import io.wirebean.spi.Frame.TextFrame;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CapsTest {

    private static final CloseReason PEER_LEFT = new CloseReason(1000, "", Initiator.PEER);
    private static final Identity ANN = Identity.of("ann").build();

    private final LinkedBlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine(withCaps(new Caps(4, 2, 3)));
    private final Registry registry = engine.engine.registry();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aConnectionAboveTheCapIsClosedWith1013AndTheKey() {
        for (int i = 0; i < 4; i++) {
            assertTrue(open("user " + i, null).isOpen());
        }

        assertEquals(
                "1013 try again later: 4 connections are open (wirebean.connections.max)", refused("user 5", null));
        assertEquals(4, registry.count());
    }

    @Test
    void aConnectionTooManyOfOneUserIsRefusedAndOthersAreNot() {
        open("ann", null);
        open("ann", null);

        assertEquals(
                "1013 try again later: 2 connections of this user are open (wirebean.connections.max-per-user)",
                refused("ann", null));
        assertTrue(open("bob", null).isOpen());
        assertEquals(2, registry.ofUser("ann"));
    }

    @Test
    void aConnectionTooManyFromOneAddressIsRefusedAndOthersAreNot() throws UnknownHostException {
        InetAddress here = InetAddress.getByName("192.0.2.1");
        for (int i = 0; i < 3; i++) {
            open("user " + i, here);
        }

        assertEquals(
                "1013 try again later: 3 connections from this address are open (wirebean.connections.max-per-address)",
                refused("bob", here));
        assertEquals(3, registry.ofAddress(here));
        assertEquals(0, registry.ofUser("bob"));
        assertTrue(open("bob", InetAddress.getByName("192.0.2.2")).isOpen());
    }

    @Test
    void anonymousPeersAreNoUser() {
        for (int i = 0; i < 4; i++) {
            assertTrue(open(Identity.anonymous(), null, new FakeTransport()).isOpen());
        }
    }

    @Test
    void whoLeavesMakesRoom() throws UnknownHostException {
        InetAddress here = InetAddress.getByName("192.0.2.1");
        open("ann", here);
        LiveConnection second = open("ann", here);

        second.ended(PEER_LEFT);

        assertEquals(1, registry.ofUser("ann"));
        assertEquals(1, registry.ofAddress(here));
        assertTrue(open("ann", here).isOpen());
    }

    @Test
    void whoWasRefusedGivesNothingBackThatItNeverHad() {
        open("ann", null);
        open("ann", null);
        LiveConnection refused = open("ann", null);

        refused.ended(PEER_LEFT);

        assertEquals(2, registry.ofUser("ann"));
        assertEquals(2, registry.count());
        assertFalse(open("ann", null).isOpen());
    }

    @Test
    void nobodyHearsOfAConnectionThatIsRefused() throws InterruptedException {
        endpoint.onOpen(call -> calls.add("opened"))
                .onClose(call -> calls.add("closed"))
                .on("say", call -> calls.add("message"));
        open("ann", null);
        open("ann", null);
        assertEquals("opened", calls.poll(10, TimeUnit.SECONDS));
        assertEquals("opened", calls.poll(10, TimeUnit.SECONDS));
        assertTrue(engine.events.next() instanceof ConnectionOpened);
        assertTrue(engine.events.next() instanceof ConnectionOpened);

        LiveConnection refused = engine.engine.open(
                admission(ANN, null), new FakeTransport(), live -> live.received(new TextFrame("say")));
        refused.ended(PEER_LEFT);

        assertEquals(refused, engine.scope.ended.poll(10, TimeUnit.SECONDS));
        assertNull(calls.poll());
        assertNull(engine.events.told.poll());
    }

    @Test
    void ofManyUpgradesInTheSameMomentNoneIsOneTooMany() throws InterruptedException, ExecutionException {
        var go = new CountDownLatch(1);
        List<Future<LiveConnection>> all = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            all.add(engine.executor.submit(() -> {
                go.await();
                return open("ann", null);
            }));
        }
        go.countDown();
        int open = 0;
        for (Future<LiveConnection> each : all) {
            open += each.get().isOpen() ? 1 : 0;
        }

        assertEquals(2, open);
        assertEquals(2, registry.count());
    }

    private String refused(String user, InetAddress from) {
        var wire = new FakeTransport();
        LiveConnection connection = open(Identity.of(user).build(), from, wire);
        assertFalse(connection.isOpen());
        return wire.closed.poll() + " " + wire.phrases.poll();
    }

    private LiveConnection open(String user, InetAddress from) {
        return open(Identity.of(user).build(), from, new FakeTransport());
    }

    private LiveConnection open(Identity identity, InetAddress from, FakeTransport wire) {
        return engine.open(admission(identity, from), wire);
    }

    private Admission admission(Identity identity, InetAddress from) {
        var handshake = new TestHandshake(from == null ? null : new InetSocketAddress(from, 1));
        return new Admission(endpoint, handshake, identity, Map.of(), System.nanoTime(), null);
    }

    private static Settings withCaps(Caps caps) {
        Settings defaults = Settings.DEFAULTS;
        return new Settings(
                defaults.execution(),
                defaults.admission(),
                caps,
                defaults.inbound(),
                defaults.outbound(),
                defaults.heartbeat(),
                defaults.drain(),
                defaults.groups());
    }
}
