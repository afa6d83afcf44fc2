// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.Delivery;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendResult;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame.TextFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first message is always in flight; four more fit into the queue behind it. */
class OverflowTest {

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private TestEngine engine = new TestEngine(TestSettings.small(Overflow.CLOSE));
    private LiveConnection connection = stalled();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void closeIsTheDefaultAndGivesUpWhatWaits() {
        List<SendResult> waiting = sendMany(5, Overflow.CLOSE);

        SendResult tooMany = connection.send("m", "one too many");

        assertEquals(Optional.of(Delivery.OVERFLOW), tooMany.dropped());
        read();
        assertEquals(4013, wire.closed.poll());
        assertEquals("too slow: 4 messages wait, at most 4 may (wirebean.outbound.max-messages)", wire.phrases.poll());
        assertEquals(List.of(Delivery.CLOSED, Delivery.CLOSED), outcomes(waiting.subList(1, 3)));
    }

    @Test
    void noCloseIsSentWhileAWriteIsInFlight() {
        sendMany(6, Overflow.CLOSE);

        assertFalse(connection.isOpen());
        assertTrue(wire.closed.isEmpty());
        read();

        assertEquals(List.of("m=0"), List.copyOf(wire.written));
        assertEquals(List.of(4013), List.copyOf(wire.closed));
    }

    @Test
    void whoIsGivenUpAndGoesWasTooSlow() throws InterruptedException {
        assertEquals(new ConnectionOpened(connection), engine.events.next());
        sendMany(6, Overflow.CLOSE);

        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));

        assertEquals(4013, ((ConnectionClosed) engine.events.next()).reason().code());
        read();
        assertTrue(wire.closed.isEmpty());
    }

    @Test
    void aQueueThatIsFullOfBytesSaysHowMany() {
        connection.send("in flight", "x".repeat(500));
        connection.send("waiting", "x".repeat(300));

        connection.send("m", "x".repeat(300));
        read();

        assertEquals(
                "too slow: 1120 bytes would wait, at most 1000 may (wirebean.outbound.max-bytes)", wire.phrases.poll());
    }

    @Test
    void dropOldestKeepsTheNewest() {
        List<SendResult> all = sendMany(8, Overflow.DROP_OLDEST);
        read();

        assertEquals(List.of("m=0", "m=4", "m=5", "m=6", "m=7"), List.copyOf(wire.written));
        assertTrue(all.stream().allMatch(SendResult::isQueued));
        assertEquals(List.of(Delivery.OVERFLOW, Delivery.OVERFLOW, Delivery.OVERFLOW), outcomes(all.subList(1, 4)));
        assertEquals(List.of(Delivery.WRITTEN), outcomes(all.subList(7, 8)));
        assertEquals(3, engine.engine.dropped(Drop.OUTBOUND_OVERFLOW));
        assertTrue(connection.isOpen());
    }

    @Test
    void onlyMessagesOfDropOldestGiveWay() {
        connection.send("m", "in flight");
        connection.send(Outgoing.of("m", "close"));
        connection.send(Outgoing.of("m", "newest").overflow(Overflow.DROP_NEWEST));
        connection.send(Outgoing.of("m", "latest").latest("key"));
        connection.send(Outgoing.of("m", "oldest").overflow(Overflow.DROP_OLDEST));
        SendResult one = connection.send(Outgoing.of("m", "oldest 2").overflow(Overflow.DROP_OLDEST));
        read();

        assertTrue(one.isQueued());
        assertEquals(
                List.of("m=in flight", "m=close", "m=newest", "m=latest", "m=oldest 2"), List.copyOf(wire.written));
    }

    @Test
    void whatMustNotBeDroppedTakesTheRoomOfWhatMayBe() {
        sendMany(5, Overflow.DROP_OLDEST);

        connection.send("answer", 1);
        connection.send(Outgoing.of("price", 2).latest("EUR"));
        read();

        assertEquals(List.of("m=0", "m=3", "m=4", "answer=1", "price=2"), List.copyOf(wire.written));
        assertTrue(connection.isOpen());
    }

    @Test
    void dropOldestDropsTheNewOneWhereNoneMayGiveWay() {
        sendMany(5, Overflow.CLOSE);

        SendResult none = connection.send(Outgoing.of("m", "new").overflow(Overflow.DROP_OLDEST));
        read();

        assertEquals(Optional.of(Delivery.OVERFLOW), none.dropped());
        assertEquals(List.of("m=0", "m=1", "m=2", "m=3", "m=4"), List.copyOf(wire.written));
        assertTrue(connection.isOpen());
    }

    @Test
    void dropOldestMakesRoomForBytesToo() {
        String half = "x".repeat(450);
        connection.send(Outgoing.of("a", "").overflow(Overflow.DROP_OLDEST));
        connection.send(Outgoing.of("b", half).overflow(Overflow.DROP_OLDEST));
        connection.send(Outgoing.of("c", half).overflow(Overflow.DROP_OLDEST));
        connection.send(Outgoing.of("d", half + half).overflow(Overflow.DROP_OLDEST));
        read();

        assertEquals(List.of("a=", "d=" + half + half), List.copyOf(wire.written));
    }

    @Test
    void aMessageThatFitsNobodysPlaceDisplacesNobody() {
        connection.send(Outgoing.of("a", ""));
        connection.send(Outgoing.of("b", "").overflow(Overflow.DROP_OLDEST));

        SendResult huge = connection.send(Outgoing.of("c", "x".repeat(2000)).overflow(Overflow.DROP_OLDEST));
        read();

        assertEquals(Optional.of(Delivery.OVERFLOW), huge.dropped());
        assertEquals(List.of("a=", "b="), List.copyOf(wire.written));
    }

    @Test
    void dropNewestKeepsTheOldest() {
        List<SendResult> all = sendMany(8, Overflow.DROP_NEWEST);
        read();

        assertEquals(List.of("m=0", "m=1", "m=2", "m=3", "m=4"), List.copyOf(wire.written));
        assertEquals(Optional.of(Delivery.OVERFLOW), all.get(5).dropped());
        assertEquals(3, engine.engine.dropped(Drop.OUTBOUND_OVERFLOW));
        assertTrue(connection.isOpen());
    }

    @Test
    void latestSendsTheLastValueOfEachKeyInTheOrderSent() {
        connection.send("first", 0);
        SendResult outdated = connection.send(Outgoing.of("price", 1).latest("EUR"));
        connection.send(Outgoing.of("price", 2).latest("USD"));
        connection.send("between", 3);
        SendResult replacing = connection.send(Outgoing.of("price", 4).latest("EUR"));
        read();

        assertEquals(List.of("first=0", "price=2", "between=3", "price=4"), List.copyOf(wire.written));
        assertEquals(List.of(Delivery.REPLACED, Delivery.WRITTEN), outcomes(List.of(outdated, replacing)));
        assertEquals(1, engine.engine.dropped(Drop.OUTBOUND_REPLACED));
    }

    @Test
    void latestNeedsNoRoomForAKeyThatWaits() {
        for (int i = 0; i < 1000; i++) {
            connection.send(Outgoing.of("typing", i).latest("typing"));
            connection.send(Outgoing.of("cursor", i).overflow(Overflow.LATEST));
        }
        read();

        assertEquals(List.of("typing=0", "typing=999", "cursor=999"), List.copyOf(wire.written));
        assertTrue(connection.isOpen());
    }

    @Test
    void aValueThatIsBeingWrittenIsNotReplaced() {
        connection.send(Outgoing.of("price", 1).latest("EUR"));
        connection.send(Outgoing.of("price", 2).latest("EUR"));
        read();

        assertEquals(List.of("price=1", "price=2"), List.copyOf(wire.written));
    }

    @Test
    void theKeyIsTheEventAndItsPathWhereNoneIsGiven() {
        connection.send("first", 0);
        connection.send(Outgoing.of("seat", 1).path("/1").overflow(Overflow.LATEST));
        connection.send(Outgoing.of("seat", 2).path("/2").overflow(Overflow.LATEST));
        connection.send(Outgoing.of("seat", 3).path("/1").overflow(Overflow.LATEST));
        read();

        assertEquals(List.of("first=0", "seat=2", "seat=3"), List.copyOf(wire.written));
    }

    @Test
    void moreKeysThanRoomCloseTheConnection() {
        for (int i = 0; i <= 5; i++) {
            connection.send(Outgoing.of("price", i).latest("key " + i));
        }
        read();

        assertEquals(4013, wire.closed.poll());
    }

    @Test
    void theConfigurationSaysWhatASendDoesNot() {
        engine.close();
        engine = new TestEngine(TestSettings.small(Overflow.DROP_NEWEST));
        connection = stalled();

        List<SendResult> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(connection.send("m", i));
        }

        assertEquals(Optional.of(Delivery.OVERFLOW), all.get(5).dropped());
        assertTrue(connection.isOpen());
    }

    @Test
    void anAnswerIsNeverDroppedWhateverIsConfigured() throws InterruptedException {
        engine.close();
        engine = new TestEngine(TestSettings.small(Overflow.DROP_NEWEST));
        endpoint.on("ask", call -> "answer");
        connection = stalled();
        for (int i = 0; i < 5; i++) {
            connection.send("m", i);
        }

        connection.received(new TextFrame("ask#1"));
        engine.settle(connection);

        assertFalse(connection.isOpen());
        read();
        assertEquals(4013, wire.closed.poll());
    }

    private LiveConnection stalled() {
        wire.writes = Writes.HELD;
        return engine.open(TestEngine.admission(endpoint), wire);
    }

    private List<SendResult> sendMany(int count, Overflow policy) {
        List<SendResult> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(connection.send(Outgoing.of("m", i).overflow(policy)));
        }
        return results;
    }

    private void read() {
        wire.writes = Writes.COMPLETE_AT_ONCE;
        wire.held.get(0).completed(null);
    }

    private static List<Delivery> outcomes(List<SendResult> results) {
        return results.stream()
                .map(result -> result.delivered().toCompletableFuture().getNow(null))
                .toList();
    }
}
