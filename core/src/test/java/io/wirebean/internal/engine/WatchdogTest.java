// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Delivery;
import io.wirebean.SendResult;
import io.wirebean.internal.engine.FakeTransport.Writes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watchdog looks four times within the 20 s of the default. */
class WatchdogTest {

    private static final long ONE_LOOK = 5_001;

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();
    private final LinkedBlockingQueue<CloseReason> ends = new LinkedBlockingQueue<>();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aWriteWithoutProgressEndsItsConnectionHard() throws InterruptedException {
        LiveConnection connection = open();
        wire.writes = Writes.HELD;
        SendResult inFlight = connection.send("m", 1);
        SendResult waiting = connection.send("m", 2);

        look(4);
        assertTrue(connection.isOpen());
        look(1);

        assertTrue(wire.aborted);
        assertEquals(
                new CloseReason(
                        1006, "the peer took nothing for PT20S (wirebean.outbound.stall-timeout)", Initiator.WIREBEAN),
                ends.poll(10, TimeUnit.SECONDS));
        assertEquals(Delivery.FAILED, inFlight.delivered().toCompletableFuture().getNow(null));
        assertEquals(Delivery.CLOSED, waiting.delivered().toCompletableFuture().getNow(null));
        assertEquals(0, engine.engine.connections().count());
    }

    @Test
    void whereTheServerHasNoHardEndACloseFollowsThatTheTimerDoesNotWaitFor() throws InterruptedException {
        var closing = new LinkedBlockingQueue<Thread>();
        var hangs = new CompletableFuture<Void>().orTimeout(20, TimeUnit.SECONDS);
        var blocking = new FakeTransport() {
            @Override
            public void close(int code, String phrase) {
                super.close(code, phrase);
                closing.add(Thread.currentThread());
                hangs.join();
            }
        };
        blocking.endsHard = false;
        LiveConnection connection = engine.open(TestEngine.admission(endpoint), blocking);
        blocking.writes = Writes.HELD;
        connection.send("m", 1);

        look(5);

        assertFalse(connection.isOpen());
        assertEquals(1011, blocking.closed.poll(10, TimeUnit.SECONDS));
        assertNotSame(Thread.currentThread(), closing.poll(10, TimeUnit.SECONDS));
        hangs.complete(null);
    }

    @Test
    void whoTakesAPartInTimeIsNotStalled() {
        LiveConnection connection = open();
        wire.writes = Writes.HELD;
        connection.send("m", "a long one");

        for (int i = 0; i < 20; i++) {
            wire.progress += i % 3 == 0 ? 1 : 0;
            look(1);
        }

        assertTrue(connection.isOpen());
        assertFalse(wire.aborted);
    }

    @Test
    void aConnectionWithNothingToWriteIsNotStalled() {
        LiveConnection connection = open();
        connection.send("m", 1);

        look(20);

        assertTrue(connection.isOpen());
    }

    @Test
    void aCloseBehindAStalledWriteEndsHardWithItsOwnReason() throws InterruptedException {
        LiveConnection connection = open();
        wire.writes = Writes.HELD;
        connection.send("m", 1);
        connection.close(4000, "bye");

        engine.timer.runDue(5_000);

        assertTrue(wire.aborted);
        assertEquals(new CloseReason(4000, "bye", Initiator.APPLICATION), ends.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aClosingHandshakeThatIsNotAnsweredEndsHard() throws InterruptedException {
        LiveConnection connection = open();
        connection.close(4000, "bye");
        assertEquals(4000, wire.closed.poll());
        assertFalse(wire.aborted);

        engine.timer.runDue(5_000);

        assertTrue(wire.aborted);
        assertEquals(4000, ends.poll(10, TimeUnit.SECONDS).code());
    }

    @Test
    void whatFailsForOneConnectionDoesNotStopTheLooks() {
        open();
        wire.writes = Writes.HELD;
        engine.engine.connections().everyone().send("m", 1);
        var faulty = new FakeTransport() {
            @Override
            public long progress() {
                throw new IllegalStateException("the server has been undeployed");
            }
        };
        engine.open(TestEngine.admission(endpoint), faulty);

        look(5);

        assertTrue(wire.aborted);
    }

    @Test
    void whereNoThreadIsLeftToCloseTheOthersAreEndedAllTheSame() {
        var soft = new FakeTransport();
        soft.endsHard = false;
        engine.open(TestEngine.admission(endpoint), soft);
        engine.open(TestEngine.admission(endpoint), wire);
        soft.writes = Writes.HELD;
        wire.writes = Writes.HELD;
        engine.engine.connections().everyone().send("m", 1);
        engine.executor.shutdown();

        engine.engine.drain(Duration.ofSeconds(1));
        engine.timer.runDue(1_001);
        engine.timer.runDue(1_001);

        assertTrue(wire.aborted);
        assertEquals(0, engine.engine.connections().count());
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            engine.timer.runDue(ONE_LOOK);
        }
    }

    private LiveConnection open() {
        endpoint.onClose(call -> {
            ends.add(call.closeReason());
            return null;
        });
        return engine.open(TestEngine.admission(endpoint), wire);
    }
}
