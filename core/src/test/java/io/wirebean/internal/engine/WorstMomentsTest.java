// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.Delivery;
import io.wirebean.SendResult;
import io.wirebean.WSFailureException;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.internal.gate.Logged;
import io.wirebean.internal.model.Settings;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.Frame.TextFrame;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when things go wrong at the worst moment. */
@Timeout(30)
class WorstMomentsTest {

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aMessageOfAConnectionThatItsConnectionHandlerRefusedIsNotHandled() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var handled = new LinkedBlockingQueue<String>();
        endpoint.onOpen(call -> {
            gate.await();
            throw new WSFailureException("FORBIDDEN", 403, "not you");
        });
        endpoint.on("delete", call -> {
            handled.add("delete");
            return null;
        });
        LiveConnection connection = open();
        connection.received(new TextFrame("delete"));

        gate.countDown();

        assertEquals(1008, wire.closed.poll(10, TimeUnit.SECONDS));
        engine.settle(connection);
        assertNull(handled.poll(), "the refused peer's message was handled");
    }

    @Test
    void aThreadOfTheServerGoesOnAsSoonAsThereIsRoomForOneMessage() throws InterruptedException {
        wire.stopsReading = false;
        var permits = new Semaphore(0);
        endpoint.on("work", call -> {
            permits.acquire();
            return "done";
        });
        LiveConnection connection = open();
        var server = new Thread(() -> {
            for (int i = 0; i < 257; i++) {
                connection.received(new TextFrame("work"));
            }
        });
        server.start();
        while (server.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        // one in eight of what waits is handled, so there is room for 32 messages
        permits.release(32);
        for (int i = 0; i < 32; i++) {
            assertEquals("work=done", wire.nextWritten());
        }
        server.join(10_000);

        assertNull(wire.closed.poll(), "closed with 1008, though there is room");
        assertTrue(connection.isOpen());
    }

    @Test
    void anObserverThatThrowsDoesNotKeepTheDisconnectionHandlerFromRunning() throws InterruptedException {
        var left = new LinkedBlockingQueue<String>();
        endpoint.onClose(call -> {
            left.add("left");
            return null;
        });
        var broken = new ConnectionObserver() {
            @Override
            public void closed(Connection connection, CloseReason reason) {
                throw new IllegalStateException("metrics are down");
            }
        };
        LiveConnection connection = observed(broken).open(TestEngine.admission(endpoint), wire, opened -> {});

        connection.ended(new CloseReason(1000, "", Initiator.PEER));

        assertEquals("left", left.poll(3, TimeUnit.SECONDS));
    }

    @Test
    void anObserverWithoutAClassItNeedsDoesNotKeepTheConnectionFromEnding() throws InterruptedException {
        var broken = new ConnectionObserver() {
            @Override
            public void dropped(Connection connection, Drop what) {
                throw new NoClassDefFoundError("Counter");
            }

            @Override
            public void closed(Connection connection, CloseReason reason) {
                throw new NoClassDefFoundError("Counter");
            }
        };
        wire.writes = Writes.HELD;
        Engine observed = observed(broken);
        LiveConnection connection = observed.open(TestEngine.admission(endpoint), wire, opened -> {});
        SendResult first = connection.send("m", 1);
        SendResult second = connection.send("m", 2);

        wire.held.get(0).completed(new IOException("broken pipe"));
        engine.timer.runDue(1_000);

        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
        assertEquals(Delivery.FAILED, first.delivered().toCompletableFuture().getNow(null));
        assertEquals(Delivery.CLOSED, second.delivered().toCompletableFuture().getNow(null));
    }

    @Test
    void aConnectionEndsWhileTheTimerIsBeingShutDown() throws InterruptedException {
        LiveConnection connection = open();
        engine.timer.rejecting = true;

        connection.ended(new CloseReason(1000, "", Initiator.PEER));

        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void beansThatCannotBeDestroyedLeaveNoConnectionBehind() throws InterruptedException {
        engine.scope.atTheEnd = () -> {
            throw new NoClassDefFoundError("Cleaner");
        };
        LiveConnection connection = open();

        connection.ended(new CloseReason(1000, "", Initiator.PEER));

        assertNotNull(engine.scope.ended.poll(10, TimeUnit.SECONDS));
        engine.shutdown();
        assertEquals(Set.of(), engine.engine.unfinished());
    }

    @Test
    void anObserverThatThrowsAtTheOpeningLeavesNoConnectionBehind() {
        var broken = new ConnectionObserver() {
            @Override
            public void opened(Connection connection) {
                throw new IllegalStateException("metrics are down");
            }
        };
        Engine observed = observed(broken);

        LiveConnection connection = observed.open(TestEngine.admission(endpoint), wire, opened -> {});
        assertEquals(1, observed.connections().count());
        connection.ended(new CloseReason(1000, "", Initiator.PEER));

        assertEquals(0, observed.connections().count(), "a ghost in the index, that no onClose will ever remove");
    }

    @Test
    void aReaderThatKeepsUpIsNotTooSlowForOneLargeMessage() {
        LiveConnection connection = open();

        connection.send("export", "x".repeat(1_100_000));

        assertNull(wire.closed.poll(), "closed as too slow with nothing waiting");
    }

    @Test
    void theEndOfAClosingPeerIsToldAsItsCloseThoughAWriteFailsFirst() throws InterruptedException {
        wire.writes = Writes.HELD;
        var reasons = new LinkedBlockingQueue<CloseReason>();
        endpoint.onClose(call -> reasons.add(call.closeReason()));
        LiveConnection connection = open();
        connection.send("m", 1);

        // the server has read the peer's close frame: writes fail, and onClose is about to come
        wire.held.get(0).completed(new IllegalStateException("the session is closed"));
        var left = new CloseReason(1000, "", Initiator.PEER);
        connection.ended(left);

        assertEquals(left, reasons.poll(10, TimeUnit.SECONDS));
        assertFalse(wire.aborted);
    }

    @Test
    void whatRunsInADisconnectionHandlerMayUseTheConnectionsExecutor() throws InterruptedException {
        var outcome = new LinkedBlockingQueue<String>();
        endpoint.onClose(call -> {
            try {
                call.connection().executor().execute(() -> outcome.add("ran"));
            } catch (RuntimeException e) {
                outcome.add(e.toString());
            }
            return null;
        });
        LiveConnection connection = open();

        connection.ended(new CloseReason(1000, "", Initiator.PEER));

        assertEquals("ran", outcome.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void noCallbackFollowsTheDisconnectionHandler() throws InterruptedException {
        var calls = new LinkedBlockingQueue<String>();
        var pending = new CompletableFuture<>();
        endpoint.on("slow", call -> {
            calls.add("called");
            return pending;
        });
        endpoint.onError(IllegalStateException.class, call -> {
            calls.add("error");
            return null;
        });
        endpoint.onClose(call -> {
            calls.add("left");
            return null;
        });
        LiveConnection connection = open();
        connection.received(new TextFrame("slow"));
        assertEquals("called", calls.poll(10, TimeUnit.SECONDS));
        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));
        engine.timer.runDue(30_000);
        assertEquals("left", calls.poll(10, TimeUnit.SECONDS));
        assertNotNull(engine.scope.ended.poll(10, TimeUnit.SECONDS));

        pending.completeExceptionally(new IllegalStateException("too late"));

        assertNull(calls.poll(1, TimeUnit.SECONDS), "called when the connection's scope is gone");
    }

    @Test
    void aHandlerThatOutlivesItsConnectionIsLoggedWithWhatItHad() throws InterruptedException {
        var logged = new Logged();
        var called = new CountDownLatch(1);
        endpoint.on("slow", call -> {
            called.countDown();
            return new CompletableFuture<>();
        });
        LiveConnection connection = open();
        connection.received(new TextFrame("slow"));
        assertTrue(called.await(10, TimeUnit.SECONDS));

        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));
        engine.timer.runDue(30_000);
        logged.stop();

        String said = connection + " has ended, and a handler of it still runs after "
                + Settings.DEFAULTS.execution().disconnectTimeout() + " (wirebean.disconnect.timeout)";
        assertTrue(logged.text().contains(said), logged.text());
    }

    private LiveConnection open() {
        return engine.engine.open(TestEngine.admission(endpoint), wire, opened -> {});
    }

    private Engine observed(ConnectionObserver observer) {
        return new Engine(TestEngine.observed(engine.engine.parts(), observer), new Registry(name -> null));
    }
}
