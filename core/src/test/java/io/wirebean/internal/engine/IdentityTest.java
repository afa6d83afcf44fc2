// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.AttributeKey;
import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.Identity;
import io.wirebean.IdentityChanged;
import io.wirebean.internal.engine.PlannedEndpoint.Mode;
import io.wirebean.internal.gate.Admission;
import io.wirebean.spi.Frame.TextFrame;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IdentityTest {

    private static final Identity ANN = Identity.of("ann").roles("member").build();
    private static final Identity BOB = Identity.of("bob").build();

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();
    private final Registry registry = engine.engine.registry();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aConnectionIsWhoItsAdmissionSaysUntilItIsReplaced() {
        LiveConnection connection = open(ANN);
        assertEquals(ANN, connection.identity());
        assertEquals("ann", connection.principal().getName());

        connection.replaceIdentity(BOB);

        assertEquals(BOB, connection.identity());
    }

    @Test
    void anIdentityThatIsAViewOfTheConnectionIsHeldAsItIsNow() {
        LiveConnection connection = open(ANN);
        LiveConnection second = open(BOB);

        connection.replaceIdentity(new View(connection));
        second.replaceIdentity(new View(connection));
        connection.replaceIdentity(BOB);

        assertEquals("bob", connection.identity().name());
        assertEquals("ann", second.identity().name());
        assertEquals(Set.of("member"), second.identity().roles());
    }

    @Test
    void aUserIsFoundOnAllItsConnectionsAndNobodyElse() {
        LiveConnection first = open(ANN);
        LiveConnection second = open(ANN);
        open(BOB);

        assertEquals(2, registry.user("ann").count());
        assertTrue(registry.user("ann").connections().containsAll(List.of(first, second)));
        assertEquals(2, registry.ofUser("ann"));
        assertEquals(0, registry.user("cid").count());
    }

    @Test
    void nobodyIsFoundAsAnonymous() {
        open(Identity.anonymous());
        LiveConnection named = open(Identity.of("anonymous").build());

        assertEquals(List.of(named), registry.user("anonymous").connections());
    }

    @Test
    void aDeviceIsFoundUnderItsUserAlone() {
        LiveConnection phone = open(ANN.toBuilder().device("phone").build());
        open(ANN);
        open(BOB.toBuilder().device("phone").build());

        assertEquals(List.of(phone), registry.device("ann", "phone").connections());
        phone.replaceIdentity(ANN.toBuilder().device("tablet").build());

        assertEquals(0, registry.device("ann", "phone").count());
        assertEquals(List.of(phone), registry.device("ann", "tablet").connections());
    }

    @Test
    void aReplacedUserIsFoundUnderTheNewNameAlone() {
        LiveConnection connection = open(ANN);

        connection.replaceIdentity(BOB);

        assertEquals(0, registry.user("ann").count());
        assertEquals(0, registry.ofUser("ann"));
        assertEquals(List.of(connection), registry.user("bob").connections());
        connection.replaceIdentity(Identity.anonymous());
        assertEquals(0, registry.user("bob").count());
    }

    @Test
    void anIndexThatIsAheadOfTheConnectionShowsItOnce() {
        LiveConnection connection = open(ANN);

        registry.enterUser("bob", connection, 1);

        assertEquals(List.of(connection), registry.user("ann").connections());
        assertEquals(0, registry.user("bob").count());
    }

    @Test
    void anEndedConnectionIsFoundNoMoreAndChangesNoMore() {
        LiveConnection connection = open(ANN);
        connection.ended(new CloseReason(1000, "", Initiator.PEER));

        connection.replaceIdentity(BOB);

        assertEquals(ANN, connection.identity());
        assertEquals(0, registry.user("ann").count() + registry.user("bob").count());
        assertEquals(0, registry.ofUser("ann") + registry.ofUser("bob"));
        assertEquals(0, registry.count());
    }

    @Test
    void whoeverReplacesInTurnLeavesNothingBehindInTheIndex() throws InterruptedException {
        LiveConnection connection = open(ANN);
        var done = new CountDownLatch(2);
        for (Identity identity : List.of(ANN, BOB)) {
            engine.executor.execute(() -> {
                for (int i = 0; i < 2_000; i++) {
                    connection.replaceIdentity(identity);
                }
                done.countDown();
            });
        }
        assertTrue(done.await(20, TimeUnit.SECONDS));

        assertEquals(1, registry.ofUser("ann") + registry.ofUser("bob"));
        assertEquals(1, registry.user(connection.identity().name()).count());
    }

    @Test
    void changesAreToldInTheirOrderThoughAnObserverIsSlow() throws InterruptedException {
        LiveConnection connection = open(ANN);
        engine.events.next();
        var release = new CountDownLatch(1);
        engine.events.observer = () -> await(release);

        connection.replaceIdentity(BOB);
        connection.replaceIdentity(ANN);
        connection.replaceIdentity(BOB);
        release.countDown();

        assertEquals(new IdentityChanged(connection, ANN, BOB), engine.events.next());
        assertEquals(new IdentityChanged(connection, BOB, ANN), engine.events.next());
        assertEquals(new IdentityChanged(connection, ANN, BOB), engine.events.next());
    }

    @Test
    void aChangeIsToldWhileAHandlerRuns() throws InterruptedException {
        var release = new CountDownLatch(1);
        endpoint.on("work", call -> {
            call.connection().replaceIdentity(BOB);
            release.await();
            return null;
        });
        LiveConnection connection = open(ANN);
        engine.events.next();

        connection.received(new TextFrame("work"));

        assertEquals(new IdentityChanged(connection, ANN, BOB), engine.events.next());
        release.countDown();
    }

    @Test
    void aPermissionIsAskedAboutTheIdentityOfThatMoment() throws InterruptedException {
        for (Mode mode : Mode.values()) {
            endpoint.allowing("member", mode.name(), mode, call -> "done");
            LiveConnection connection = open(BOB);

            connection.received(new TextFrame(mode.name() + "#1"));
            assertEquals("#1!FORBIDDEN", wire.nextWritten(), mode.name());
            connection.replaceIdentity(ANN);
            connection.received(new TextFrame(mode.name() + "#1"));

            assertEquals("#1=done", wire.nextWritten(), mode.name());
        }
    }

    @Test
    void aMessageThatWaitedIsJudgedWhenItsTurnComes() throws InterruptedException {
        endpoint.on("resign", call -> {
                    call.connection().replaceIdentity(BOB);
                    return "bye";
                })
                .allowing("member", "say", Mode.SERIAL, call -> "hello");
        Connection connection = engine.engine.open(TestEngine.admission(endpoint, ANN), wire, live -> {
            live.received(new TextFrame("resign#1"));
            live.received(new TextFrame("say#2"));
            live.received(new TextFrame("say"));
        });

        assertEquals("#1=bye", wire.nextWritten());
        assertEquals("#2!FORBIDDEN", wire.nextWritten());
        assertEquals("!FORBIDDEN", wire.nextWritten());
        assertTrue(connection.isOpen());
    }

    private LiveConnection open(Identity identity) {
        Admission admission = TestEngine.admission(endpoint, identity);
        return engine.open(admission, wire);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What an injected identity is. */
    private record View(Connection connection) implements Identity {

        @Override
        public Principal principal() {
            return connection.identity().principal();
        }

        @Override
        public boolean isAnonymous() {
            return connection.identity().isAnonymous();
        }

        @Override
        public Set<String> roles() {
            return connection.identity().roles();
        }

        @Override
        public Optional<String> device() {
            return connection.identity().device();
        }

        @Override
        public Optional<Instant> expiresAt() {
            return connection.identity().expiresAt();
        }

        @Override
        public Map<AttributeKey<?>, Object> attributes() {
            return connection.identity().attributes();
        }
    }
}
