// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.WSFailureException;
import io.wirebean.internal.engine.PlannedEndpoint.Mode;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.PayloadException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DispatchTest {

    private static final CloseReason PEER_LEFT = new CloseReason(1000, "", Initiator.PEER);

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void anEventWithAnIdIsAnsweredUnderThatId() throws InterruptedException {
        endpoint.on("say", call -> "hello");

        open().received(new TextFrame("say#7"));

        assertEquals("#7=hello", wire.nextWritten());
    }

    @Test
    void anEventWithoutIdIsAnsweredByTheSameEvent() throws InterruptedException {
        endpoint.on("say", call -> "hello");

        open().received(new TextFrame("say"));

        assertEquals("say=hello", wire.nextWritten());
    }

    @Test
    void nullAcknowledgesAnIdAndSendsNothingWithoutOne() throws InterruptedException {
        endpoint.on("note", call -> null);
        LiveConnection connection = open();

        connection.received(new TextFrame("note"));
        connection.received(new TextFrame("note#1"));

        assertEquals("#1=null", wire.nextWritten());
    }

    @Test
    void aStageIsAnsweredWhenItCompletesAndTheNextMessageWaits() throws InterruptedException {
        var slow = new CompletableFuture<String>();
        endpoint.on("slow", call -> slow).on("fast", call -> "f");
        LiveConnection connection = open();

        connection.received(new TextFrame("slow#1"));
        connection.received(new TextFrame("fast#2"));
        assertNull(wire.written.poll());
        slow.complete("s");

        assertEquals("#1=s", wire.nextWritten());
        assertEquals("#2=f", wire.nextWritten());
    }

    @Test
    void aConcurrentHandlerLetsTheNextMessageInUpToTheLimit() throws InterruptedException {
        var inside = new CountDownLatch(16);
        var release = new CountDownLatch(1);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        endpoint.on("work", Mode.CONCURRENT, call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            inside.countDown();
            release.await();
            now.decrementAndGet();
            return "done";
        });
        LiveConnection connection = open();

        for (int i = 0; i < 40; i++) {
            connection.received(new TextFrame("work#" + i));
        }
        assertTrue(inside.await(10, TimeUnit.SECONDS));
        release.countDown();

        for (int i = 0; i < 40; i++) {
            assertTrue(wire.nextWritten().endsWith("=done"));
        }
        assertEquals(16, most.get());
    }

    @Test
    void aNonBlockingHandlerRunsOnTheServersThreadWhileNothingElseRuns() throws InterruptedException {
        endpoint.on("hop", Mode.NON_BLOCKING, call -> Thread.currentThread().getName());
        LiveConnection connection = open();
        engine.settle(connection);

        connection.received(new TextFrame("hop"));

        assertEquals("hop=" + Thread.currentThread().getName(), wire.nextWritten());
    }

    @Test
    void aHandlersExceptionIsInternalAndItsTextStaysHere() throws InterruptedException {
        endpoint.on("fail", call -> {
            throw new IllegalStateException("secret");
        });

        open().received(new TextFrame("fail#1"));

        assertEquals("#1!INTERNAL", wire.nextWritten());
    }

    @Test
    void anErrorHandlersValueBecomesTheDetails() throws InterruptedException {
        endpoint.on("fail", call -> {
                    throw new IllegalStateException("secret");
                })
                .onError(IllegalStateException.class, call -> "seen");

        open().received(new TextFrame("fail#1"));

        assertEquals("#1!INTERNAL:seen", wire.nextWritten());
    }

    @Test
    void anErrorHandlerChoosesAnotherFailureByThrowingIt() throws InterruptedException {
        endpoint.on("fail", call -> CompletableFuture.failedFuture(new IllegalStateException("secret")))
                .onError(IllegalStateException.class, call -> {
                    throw new WSFailureException("ROOM_FULL", 409, "the room is full");
                });

        open().received(new TextFrame("fail#1"));

        assertEquals("#1!ROOM_FULL", wire.nextWritten());
    }

    @Test
    void aPayloadThatDoesNotFitIsAValidationErrorWithItsPath() throws InterruptedException {
        endpoint.on("say", call -> {
            throw new PayloadException("text", "must be a string", new IllegalArgumentException());
        });

        open().received(new TextFrame("say#1"));

        assertTrue(wire.nextWritten().startsWith("#1!VALIDATION_ERROR:"));
    }

    @Test
    void failuresAreToldInTheOrderOfTheMessages() throws InterruptedException {
        var gate = new CountDownLatch(1);
        endpoint.on("slow", call -> {
            gate.await();
            return "s";
        });
        LiveConnection connection = open();

        connection.received(new TextFrame("slow#1"));
        connection.received(new TextFrame("?"));
        connection.received(new TextFrame("unknown#3"));
        gate.countDown();

        assertEquals("#1=s", wire.nextWritten());
        assertEquals("!BAD_MESSAGE", wire.nextWritten());
        assertEquals("#3!UNKNOWN_EVENT", wire.nextWritten());
    }

    @Test
    void aBroadcastReachesTheSenderBeforeItsAcknowledgement() throws InterruptedException {
        endpoint.broadcasts("say", "said", false, call -> "hi");
        var other = new FakeTransport();
        engine.engine.open(TestEngine.admission(endpoint), other, opened -> {});

        open().received(new TextFrame("say#1"));

        assertEquals("said=hi", wire.nextWritten());
        assertEquals("#1=null", wire.nextWritten());
        assertEquals("said=hi", other.nextWritten());
    }

    @Test
    void aBroadcastOfNullReachesNobodyAndIsAcknowledged() throws InterruptedException {
        endpoint.broadcasts("say", "said", false, call -> null);

        open().received(new TextFrame("say#1"));

        assertEquals("#1=null", wire.nextWritten());
    }

    @Test
    void aHandlerThatNeverEndsIsWaitedForUntilTheDisconnectTimeout() throws InterruptedException {
        var closed = new LinkedBlockingQueue<String>();
        endpoint.on("hang", call -> new CompletableFuture<>()).onClose(call -> closed.add("closed"));
        LiveConnection connection = open();
        connection.received(new TextFrame("hang"));
        connection.ended(PEER_LEFT);
        assertTrue(closed.isEmpty());

        engine.timer.runDue(30_000);

        assertEquals("closed", closed.poll(10, TimeUnit.SECONDS));
    }

    private LiveConnection open() {
        return engine.engine.open(TestEngine.admission(endpoint), wire, opened -> {});
    }
}
