// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Identity;
import io.wirebean.IdentityChanged;
import io.wirebean.internal.engine.PlannedEndpoint.Mode;
import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.NotOurs;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RenewalTest {

    private static final Identity ANN = Identity.of("ann").build();
    private static final Identity STAFF = ANN.toBuilder().roles("staff").build();

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .guarded()
            .on("say", call -> "hello")
            .allowing("staff", "kick", Mode.SERIAL, call -> "kicked");
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aTokenThatIsAcceptedRenewsTheIdentityAndIsAcknowledged() throws InterruptedException {
        LiveConnection connection = open(ANN);
        engine.events.next();
        decides("new", admitted(STAFF));

        connection.received(new TextFrame("auth:new#3"));

        assertEquals("#3=null", wire.nextWritten());
        assertEquals(STAFF, connection.identity());
        assertEquals(new IdentityChanged(connection, ANN, STAFF), engine.events.next());
    }

    @Test
    void theAcknowledgementTellsWhenTheNewIdentityExpires() throws InterruptedException {
        LiveConnection connection = open(ANN);
        decides("new", admitted(ANN.toBuilder().expiresAt(in(60)).build()));

        connection.received(new TextFrame("auth:new#3"));

        assertEquals("#3={expiresAt=2026-01-01T00:01:00Z}", wire.nextWritten());
    }

    @Test
    void withoutAnIdAcceptanceIsSilent() throws InterruptedException {
        LiveConnection connection = open(ANN);
        decides("new", admitted(STAFF));

        connection.received(new TextFrame("auth:new"));
        connection.received(new TextFrame("kick#1"));

        assertEquals("#1=kicked", wire.nextWritten());
    }

    @Test
    void theNextMessageWaitsForTheDecision() throws InterruptedException {
        LiveConnection connection = open(ANN);
        var decision = new CompletableFuture<GateDecision>();
        engine.decisions.put("slow", decision);

        connection.received(new TextFrame("auth:slow#1"));
        connection.received(new TextFrame("kick#2"));
        assertNull(wire.written.poll());
        decision.complete(admitted(STAFF));

        assertEquals("#1=null", wire.nextWritten());
        assertEquals("#2=kicked", wire.nextWritten());
    }

    @Test
    void aRenewedIdentityOutlivesTheFirst() throws InterruptedException {
        LiveConnection connection = open(ANN.toBuilder().expiresAt(in(30)).build());
        decides("new", admitted(ANN.toBuilder().expiresAt(in(90)).build()));
        connection.received(new TextFrame("auth:new#1"));
        wire.nextWritten();

        engine.clock.now = in(30);
        engine.timer.runDue(60_001);

        assertTrue(connection.isOpen());
    }

    @ParameterizedTest
    @CsvSource({"401,UNAUTHORIZED", "400,FORBIDDEN", "403,FORBIDDEN", "429,FORBIDDEN", "500,INTERNAL", "503,INTERNAL"})
    void aRefusalIsToldByItsKindAndTheIdentityStays(int status, String code) throws InterruptedException {
        LiveConnection connection = open(ANN);
        decides("old", new Refused(status, Map.of(), "why, which is nobody's business"));

        connection.received(new TextFrame("auth:old#1"));
        connection.received(new TextFrame("auth:old"));

        assertEquals("#1!" + code, wire.nextWritten());
        assertEquals("!" + code, wire.nextWritten());
        assertEquals(ANN, connection.identity());
        assertTrue(connection.isOpen());
    }

    @Test
    void aTokenOfAnotherUserIsForbidden() throws InterruptedException {
        LiveConnection connection = open(ANN);
        decides("bob's", admitted(Identity.of("bob").build()));
        decides("nobody's", admitted(Identity.anonymous()));

        connection.received(new TextFrame("auth:bob's#1"));
        connection.received(new TextFrame("auth:nobody's#2"));

        assertEquals("#1!FORBIDDEN", wire.nextWritten());
        assertEquals("#2!FORBIDDEN", wire.nextWritten());
        assertEquals(ANN, connection.identity());
        assertEquals(0, engine.engine.connections().user("bob").count());
    }

    @Test
    void whoWasAnonymousBecomesSomebody() throws InterruptedException {
        LiveConnection connection = open(Identity.anonymous());
        decides("ann's", admitted(ANN));

        connection.received(new TextFrame("auth:ann's#1"));

        assertEquals("#1=null", wire.nextWritten());
        assertEquals(1, engine.engine.connections().user("ann").count());
    }

    @Test
    void aUserWithTooManyConnectionsGetsNoOtherByAToken() throws InterruptedException {
        for (int i = 0; i < 64; i++) {
            engine.open(TestEngine.admission(endpoint, ANN), new FakeTransport());
        }
        LiveConnection connection = open(Identity.anonymous());
        decides("ann's", admitted(ANN));

        connection.received(new TextFrame("auth:ann's#1"));

        assertEquals("#1!LIMIT_EXCEEDED", wire.nextWritten());
        assertTrue(connection.identity().isAnonymous());
        assertEquals(64, engine.engine.registry().ofUser("ann"));
    }

    @Test
    void aTokenThatHasExpiredIsUnauthorized() throws InterruptedException {
        LiveConnection connection = open(ANN);
        decides("old", admitted(ANN.toBuilder().expiresAt(in(0)).build()));

        connection.received(new TextFrame("auth:old#1"));

        assertEquals("#1!UNAUTHORIZED", wire.nextWritten());
        assertTrue(connection.isOpen());
    }

    @Test
    void noDecisionIsAFailureOfOurs() throws InterruptedException {
        LiveConnection connection = open(ANN);
        decides("other", new NotOurs());
        engine.decisions.put("failing", CompletableFuture.failedFuture(new IllegalStateException("secret")));

        connection.received(new TextFrame("auth:other#1"));
        connection.received(new TextFrame("auth:failing#2"));
        connection.received(new TextFrame("auth:throwing#3"));

        assertEquals("#1!INTERNAL", wire.nextWritten());
        assertEquals("#2!INTERNAL", wire.nextWritten());
        assertEquals("#3!INTERNAL", wire.nextWritten());
        connection.received(new TextFrame("say#3"));
        assertEquals("#3=hello", wire.nextWritten());
    }

    @Test
    void whereNoGuardWouldLookAtATokenItIsForbidden() throws InterruptedException {
        LiveConnection connection = engine.open(TestEngine.admission(new PlannedEndpoint(), STAFF), wire);
        connection.replaceIdentity(ANN);
        decides("any", admitted(STAFF));

        connection.received(new TextFrame("auth:any#1"));

        assertEquals("#1!FORBIDDEN", wire.nextWritten());
        assertEquals(ANN, connection.identity());
    }

    @Test
    void anIdInFlightIsNotTakenTwice() throws InterruptedException {
        LiveConnection connection = open(ANN);
        var decision = new CompletableFuture<GateDecision>();
        engine.decisions.put("slow", decision);

        connection.received(new TextFrame("auth:slow#1"));
        connection.received(new TextFrame("auth:slow#1"));
        decision.complete(admitted(STAFF));

        assertEquals("#1=null", wire.nextWritten());
        assertEquals("!BAD_MESSAGE", wire.nextWritten());
    }

    @Test
    void aTokenThatIsAcceptedAfterTheEndChangesNothing() throws InterruptedException {
        LiveConnection connection = open(ANN);
        var decision = new CompletableFuture<GateDecision>();
        engine.decisions.put("slow", decision);
        connection.received(new TextFrame("auth:slow#1"));

        connection.ended(new CloseReason(1000, "", Initiator.PEER));
        decision.complete(admitted(STAFF));

        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
        assertEquals(ANN, connection.identity());
        assertFalse(connection.isOpen());
        assertNull(wire.written.poll());
    }

    @Test
    void tokensThatWaitCountInTheInbox() {
        LiveConnection connection = open(ANN);
        engine.decisions.put("slow", new CompletableFuture<>());

        for (int i = 0; i < 300; i++) {
            connection.received(new TextFrame("auth:slow"));
        }

        assertTrue(wire.paused);
    }

    private Admitted admitted(Identity identity) {
        return new Admitted(TestEngine.admission(endpoint, identity));
    }

    private void decides(String token, GateDecision decision) {
        engine.decisions.put(token, CompletableFuture.completedFuture(decision));
    }

    private Instant in(int seconds) {
        return engine.clock.now.plusSeconds(seconds);
    }

    private LiveConnection open(Identity identity) {
        return engine.open(TestEngine.admission(endpoint, identity), wire);
    }
}
