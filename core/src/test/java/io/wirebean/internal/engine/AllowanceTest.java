// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.model.Settings.Rate;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.TextFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AllowanceTest {

    private static final long SECOND = 1_000_000_000;

    /** Such a time may begin anywhere, and overflow. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECOND / 2);

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint().on("say", call -> "taken");
    private final TestEngine engine = new TestEngine(withRate(new Rate(2, 0)));

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aPeerMaySendAtAnyRateUnlessToldOtherwise() {
        var one = Allowance.of(new Rate(0, 0), nanos::get);

        assertSame(one, Allowance.of(new Rate(0, 0), nanos::get));
        for (int i = 0; i < 100_000; i++) {
            assertNull(one.charge(Integer.MAX_VALUE));
        }
    }

    @Test
    void aSecondsWorthMayComeAtOnce() {
        var allowance = Allowance.of(new Rate(3, 0), nanos::get);

        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 3; i++) {
                assertNull(allowance.charge(1));
            }
            nanos.addAndGet(SECOND);
        }
    }

    @Test
    void theRateMayBeKeptForEver() {
        var allowance = Allowance.of(new Rate(4, 0), nanos::get);

        for (int i = 0; i < 100; i++) {
            assertNull(allowance.charge(1));
            nanos.addAndGet(SECOND / 4);
        }
    }

    @Test
    void aSilencePilesNothingUp() {
        var allowance = Allowance.of(new Rate(1, 0), nanos::get);
        nanos.addAndGet(3_600 * SECOND);

        assertNull(allowance.charge(1));
        assertNotNull(allowance.charge(1));
    }

    @Test
    void whoIsRefusedIsHeardAfterAPause() {
        var allowance = Allowance.of(new Rate(2, 0), nanos::get);
        assertNull(allowance.charge(1));
        assertNull(allowance.charge(1));
        assertTrue(allowance.charge(1).forgiven());

        nanos.addAndGet(SECOND / 2);
        assertTrue(allowance.charge(1).forgiven());
        nanos.addAndGet(SECOND);

        assertNull(allowance.charge(1));
    }

    @Test
    void anotherSecondsWorthIsNotForgiven() {
        var allowance = Allowance.of(new Rate(2, 0), nanos::get);

        for (int i = 0; i < 4; i++) {
            var excess = allowance.charge(1);
            assertTrue(excess == null || excess.forgiven());
        }
        var excess = allowance.charge(1);

        assertFalse(excess.forgiven());
        assertEquals("5 messages in a second, the limit is 2 (wirebean.inbound.rate)", excess.why());
    }

    @Test
    void bytesAreCountedBesideMessages() {
        var allowance = Allowance.of(new Rate(1_000, 100), nanos::get);

        assertNull(allowance.charge(100));
        var excess = allowance.charge(50);

        assertTrue(excess.forgiven());
        assertEquals("150 bytes in a second, the limit is 100 (wirebean.inbound.rate-bytes)", excess.why());
        assertFalse(allowance.charge(51).forgiven());
    }

    @Test
    void aMessageAboveTheBytesOfASecondIsNeverTaken() {
        var allowance = Allowance.of(new Rate(0, 100), nanos::get);

        assertTrue(allowance.charge(101).forgiven());
        nanos.addAndGet(60 * SECOND);
        assertTrue(allowance.charge(200).forgiven());
        nanos.addAndGet(60 * SECOND);
        assertFalse(allowance.charge(201).forgiven());
    }

    @Test
    void theLargestNumbersFitAClosePhrase() {
        var allowance = Allowance.of(new Rate(Integer.MAX_VALUE, Integer.MAX_VALUE), nanos::get);
        Allowance.Excess excess = allowance.charge(Integer.MAX_VALUE);
        while (excess == null || excess.forgiven()) {
            excess = allowance.charge(Integer.MAX_VALUE);
        }

        assertEquals(
                "6442450941 bytes in a second, the limit is 2147483647 (wirebean.inbound.rate-bytes)", excess.why());
        assertTrue(excess.why().getBytes(StandardCharsets.UTF_8).length <= 123);
    }

    @Test
    void messagesAboveTheRateAreAnsweredInTheirOrderAndNotHandled() throws InterruptedException {
        LiveConnection connection = open();

        connection.received(new TextFrame("say#1"));
        connection.received(new TextFrame("say#2"));
        connection.received(new TextFrame("say#3"));
        connection.received(new TextFrame("say"));

        assertEquals("#1=taken", wire.nextWritten());
        assertEquals("#2=taken", wire.nextWritten());
        assertEquals("#3!RATE_LIMITED", wire.nextWritten());
        assertEquals("!RATE_LIMITED", wire.nextWritten());
        assertEquals(2, engine.engine.dropped(Drop.INBOUND_RATE));
        engine.nanos.addAndGet(2 * SECOND);
        connection.received(new TextFrame("say#3"));
        assertEquals("#3=taken", wire.nextWritten());
    }

    @Test
    void whoGoesOnIsClosedWith1008() throws InterruptedException {
        LiveConnection connection = open();

        for (int i = 0; i < 100; i++) {
            connection.received(new TextFrame("say"));
        }

        assertEquals(1008, wire.closed.take());
        assertEquals("5 messages in a second, the limit is 2 (wirebean.inbound.rate)", wire.phrases.poll());
        assertEquals(3, engine.engine.dropped(Drop.INBOUND_RATE));
    }

    @Test
    void aRefusalUnderAnIdThatIsInFlightIsToldWithoutIt() throws InterruptedException {
        var first = new CompletableFuture<Object>();
        endpoint.on("later", PlannedEndpoint.Mode.CONCURRENT, call -> first);
        LiveConnection connection = open();
        connection.received(new TextFrame("later#1"));
        connection.received(new TextFrame("later#2"));

        connection.received(new TextFrame("later#1"));
        assertEquals("!RATE_LIMITED", wire.nextWritten());
        first.complete("done");

        assertTrue(wire.nextWritten().endsWith("=done"));
        assertTrue(wire.nextWritten().endsWith("=done"));
    }

    @Test
    void aMessageAboveItsSizeIsTooBigAtAnyRate() throws InterruptedException {
        LiveConnection connection = open();
        for (int i = 0; i < 3; i++) {
            connection.received(new TextFrame("say"));
        }

        connection.received(new TextFrame("x".repeat(65_537)));

        // by whoever writes just now
        assertEquals(1009, wire.closed.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void answersToAFloodGoThroughTheBoundedQueue() throws InterruptedException {
        wire.writes = Writes.HELD;
        try (var fast = new TestEngine(withRate(new Rate(5_000, 0)))) {
            LiveConnection connection = fast.open(TestEngine.admission(endpoint), wire);
            for (int i = 0; i < 10_000; i++) {
                connection.received(new TextFrame("nobody takes this"));
            }
            await().until(() -> fast.engine.dropped(Drop.OUTBOUND_AFTER_END) > 0);
            wire.held.get(0).completed(null);

            assertEquals(4013, wire.closed.poll());
        }
    }

    private LiveConnection open() {
        return engine.open(TestEngine.admission(endpoint), wire);
    }

    private static Settings withRate(Rate rate) {
        Settings all = Settings.DEFAULTS;
        Settings.Inbound in = all.inbound();
        var inbound = new Settings.Inbound(
                in.maxMessageBytes(),
                in.shape(),
                rate,
                in.maxPending(),
                in.maxPendingBytes(),
                in.maxWait(),
                in.maxConcurrent());
        return new Settings(
                all.execution(),
                all.admission(),
                all.caps(),
                inbound,
                all.outbound(),
                all.heartbeat(),
                all.drain(),
                all.groups());
    }
}
