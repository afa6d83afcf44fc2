// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.internal.engine.FakeTransport.Writes;
import io.wirebean.spi.Frame.TextFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A drain whose time is up: what it waits for then is over soon, in any case. */
@Timeout(30)
class DrainTimeOutTest {

    private static final int TIMEOUT = 4000;
    private static final int LAST_WORDS = 1000;
    private static final int LAST_CALLBACKS = 2000;
    private static final CloseReason RESTART = new CloseReason(1012, "service restart", Initiator.WIREBEAN);

    private final Logger logger = Logger.getLogger("io.wirebean");
    private final Warnings warnings = new Warnings();
    private final LinkedBlockingQueue<CloseReason> ends = new LinkedBlockingQueue<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint().onClose(call -> ends.add(call.closeReason()));
    private final FakeTransport wire = new FakeTransport();
    private final TestEngine engine = new TestEngine();

    @BeforeEach
    void listen() {
        logger.addHandler(warnings);
    }

    @AfterEach
    void shutdown() {
        logger.removeHandler(warnings);
        engine.close();
    }

    @Test
    void aHandlerThatIsNotDoneIsNotWaitedForAndTheLastCallbackRunsBesideIt() throws Exception {
        var release = new CountDownLatch(1);
        hanging(release);
        var over = drain();

        engine.timer.runDue(TIMEOUT);
        assertTrue(wire.nextWritten().startsWith("back in "));
        assertEquals(1012, wire.closed.poll(10, TimeUnit.SECONDS));
        assertEquals(
                List.of("1 of 1 connections are ended hard, PT4S after the drain began (wirebean.drain.timeout):"
                        + " 1 with a handler that still ran, 0 whose peers had not taken what was sent"),
                List.copyOf(warnings.texts));
        engine.timer.runDue(LAST_WORDS);

        over.get(10, TimeUnit.SECONDS);
        assertTrue(wire.aborted);
        assertEquals(List.of(RESTART), List.copyOf(ends));
        release.countDown();
    }

    @Test
    void whatAPeerHasNotTakenIsGivenUp() throws Exception {
        wire.writes = Writes.HELD;
        LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);
        connection.send("news", 1);
        var over = drain();
        engine.settle(connection);

        engine.timer.runDue(TIMEOUT);

        over.get(10, TimeUnit.SECONDS);
        assertTrue(wire.aborted);
        assertEquals(List.of(RESTART), List.copyOf(ends));
        assertEquals(
                List.of("1 of 1 connections are ended hard, PT4S after the drain began (wirebean.drain.timeout):"
                        + " 0 with a handler that still ran, 1 whose peers had not taken what was sent"),
                List.copyOf(warnings.texts));
    }

    @Test
    void aPeerThatDoesNotAnswerTheCloseIsEndedAfterTheCloseTimeOut() throws Exception {
        engine.open(TestEngine.admission(endpoint), wire);
        var over = engine.engine.drain(Duration.ofSeconds(20)).toCompletableFuture();
        assertEquals(1012, wire.closed.poll(10, TimeUnit.SECONDS));

        while (!over.isDone()) {
            engine.timer.runDue(5000);
        }

        assertTrue(wire.aborted);
        assertEquals(List.of(RESTART), List.copyOf(ends));
        assertEquals(List.of(), List.copyOf(warnings.texts));
    }

    @Test
    void lastCallbacksThatHangAreNotWaitedForEither() throws Exception {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        endpoint.onClose(call -> {
            inside.countDown();
            release.await();
            return null;
        });
        LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);
        var over = drain();
        assertEquals(1012, wire.closed.poll(10, TimeUnit.SECONDS));
        connection.ended(RESTART);
        assertTrue(inside.await(10, TimeUnit.SECONDS));

        engine.timer.runDue(TIMEOUT);
        engine.timer.runDue(LAST_WORDS);
        assertFalse(over.isDone());
        engine.timer.runDue(LAST_CALLBACKS);

        over.get(10, TimeUnit.SECONDS);
        assertTrue(
                warnings.texts.contains("the last callbacks of 1 connections were not over when the server stopped"));
        release.countDown();
    }

    private CompletableFuture<Void> drain() {
        return engine.engine.drain(Duration.ofMillis(TIMEOUT)).toCompletableFuture();
    }

    private void hanging(CountDownLatch release) throws InterruptedException {
        var inside = new CountDownLatch(1);
        endpoint.on("work", call -> {
            inside.countDown();
            release.await();
            return null;
        });
        LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);
        connection.received(new TextFrame("work"));
        assertTrue(inside.await(10, TimeUnit.SECONDS));
    }

    private static final class Warnings extends Handler {

        private final LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel() == Level.WARNING && ofADrain(entry.getMessage())) {
                texts.add(entry.getMessage());
            }
        }

        /** What another test's threads still log must not count here. */
        private static boolean ofADrain(String text) {
            return text.contains("wirebean.drain.timeout") || text.contains("last callbacks");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
