// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExpiriesTest {

    /** The longest that the timer sleeps, and the millisecond by which it is late. */
    private static final int ANY_ALARM = 60_001;

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint().beats(Duration.ZERO);
    private final TestEngine engine = new TestEngine();

    /** What every engine has on its timer. */
    private final long ofEveryEngine = engine.timer.waiting();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void anIdentityThatExpiresClosesItsConnectionWith4401() throws InterruptedException {
        var reasons = new LinkedBlockingQueue<CloseReason>();
        endpoint.onClose(call -> reasons.add(call.closeReason()));
        LiveConnection connection = open(expiringIn(30));

        pass(30);

        assertEquals(4401, wire.closed.poll());
        connection.ended(new CloseReason(4401, "", Initiator.PEER));
        assertEquals(new CloseReason(4401, "expired", Initiator.WIREBEAN), reasons.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aRenewalAfterTheExpiryIsNotHeld() {
        LiveConnection connection = open(expiringIn(30));
        pass(30);

        assertEquals(Standing.Renewed.ENDED, connection.standing().renew(expiringIn(90), 64));
    }

    @Test
    void beforeItsTimeNothingHappens() {
        open(expiringIn(30));

        pass(29);
        assertNull(wire.closed.poll());
        pass(1);

        assertEquals(4401, wire.closed.poll());
    }

    @Test
    void aLaterExpiryReplacesAnEarlierOne() {
        LiveConnection connection = open(expiringIn(30));

        connection.replaceIdentity(expiringIn(50));
        pass(30);
        assertTrue(connection.isOpen());
        pass(20);

        assertEquals(4401, wire.closed.poll());
    }

    @Test
    void anEarlierExpiryReplacesALaterOne() {
        LiveConnection connection = open(expiringIn(50));

        connection.replaceIdentity(expiringIn(30));
        pass(30);

        assertFalse(connection.isOpen());
    }

    @Test
    void anIdentityWithoutAnEndIsNotClosed() {
        LiveConnection connection = open(expiringIn(30));

        connection.replaceIdentity(Identity.of("ann").build());
        pass(30);

        assertTrue(connection.isOpen());
        assertEquals(ofEveryEngine, engine.timer.waiting());
    }

    @Test
    void anIdentityThatHasExpiredAlreadyClosesAtOnceWhenItReplaces() {
        LiveConnection connection = open(Identity.of("ann").build());

        connection.replaceIdentity(expiringIn(0));

        assertEquals(4401, wire.closed.poll());
        assertFalse(connection.isOpen());
    }

    @Test
    void aConnectionWhoseIdentityHasExpiredBeforeItOpensIsNeverHeardOf() throws InterruptedException {
        var calls = new AtomicInteger();
        endpoint.onOpen(call -> calls.incrementAndGet()).onClose(call -> calls.incrementAndGet());

        LiveConnection connection = open(expiringIn(-1));

        assertEquals(4401, wire.closed.poll());
        assertEquals(0, engine.engine.connections().count());
        connection.ended(new CloseReason(4401, "", Initiator.PEER));
        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
        assertEquals(0, calls.get());
        assertNull(engine.events.told.poll());
    }

    @Test
    void oneTimerTaskServesAllConnections() {
        for (int i = 1; i <= 100; i++) {
            open(Identity.of("user " + i)
                    .expiresAt(engine.clock.now.plusSeconds(200 - i))
                    .build());
        }

        assertEquals(ofEveryEngine + 1, engine.timer.waiting());
    }

    @Test
    void allThatHaveExpiredCloseTogetherAndTheRestLater() {
        LiveConnection first = open(expiringIn(10));
        LiveConnection second = open(expiringIn(10));
        LiveConnection third = open(expiringIn(20));

        pass(10);
        assertFalse(first.isOpen() || second.isOpen());
        assertTrue(third.isOpen());
        pass(10);

        assertFalse(third.isOpen());
    }

    @Test
    void theEndOfTimeIsNotTooFarAway() {
        LiveConnection connection =
                open(Identity.of("ann").expiresAt(Instant.MAX.minusNanos(1)).build());

        pass(1_000_000);

        assertTrue(connection.isOpen());
        assertEquals(ofEveryEngine + 1, engine.timer.waiting());
    }

    @Test
    void theBeginningOfTimeIsNotTooFarAway() {
        LiveConnection connection = open(Identity.of("ann").build());

        connection.replaceIdentity(Identity.of("ann").expiresAt(Instant.MIN).build());

        assertEquals(4401, wire.closed.poll());
    }

    @Test
    void aClockThatIsSetForwardIsSeenWithinAMinute() {
        LiveConnection connection = open(expiringIn(86_400));

        pass(86_400);

        assertFalse(connection.isOpen());
    }

    @Test
    void anEndedConnectionLeavesNoDeadlineBehind() {
        LiveConnection connection = open(expiringIn(30));

        connection.ended(new CloseReason(1000, "", Initiator.PEER));
        engine.nanos.addAndGet(TimeUnit.SECONDS.toNanos(30));
        engine.timer.runDue(30_000);

        assertEquals(ofEveryEngine, engine.timer.waiting());
    }

    private Identity expiringIn(int seconds) {
        return Identity.of("ann")
                .expiresAt(engine.clock.now.plusSeconds(seconds))
                .build();
    }

    private void pass(int seconds) {
        engine.clock.now = engine.clock.now.plus(Duration.ofSeconds(seconds));
        engine.timer.runDue(ANY_ALARM);
    }

    private LiveConnection open(Identity identity) {
        return engine.open(TestEngine.admission(endpoint, identity), wire);
    }
}
