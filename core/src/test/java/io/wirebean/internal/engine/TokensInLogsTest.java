// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Identity;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import io.wirebean.spi.Frame.TextFrame;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads all that is logged while tokens come and go. */
@Timeout(30)
class TokensInLogsTest {

    private static final String SECRET = "s3cr3t";

    private final Logger logger = Logger.getLogger("io.wirebean");
    private final Level before = logger.getLevel();
    private final Everything everything = new Everything();
    private final FakeTransport wire = new FakeTransport();
    private final TestEngine engine = new TestEngine();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.ALL);
        logger.addHandler(everything);
    }

    @AfterEach
    void shutdown() {
        logger.removeHandler(everything);
        logger.setLevel(before);
        engine.close();
    }

    @Test
    void noTokenIsLoggedOrToldWhateverBecomesOfIt() throws InterruptedException {
        var admission = TestEngine.admission(
                new PlannedEndpoint().guarded(), Identity.of("ann").build());
        engine.decisions.put(SECRET, CompletableFuture.completedFuture(new Admitted(admission)));
        engine.decisions.put(SECRET + 2, CompletableFuture.completedFuture(new Refused(401, Map.of(), SECRET)));
        engine.decisions.put(SECRET + 3, CompletableFuture.failedFuture(new IllegalArgumentException(SECRET)));
        LiveConnection connection = engine.open(admission, wire);

        connection.received(new TextFrame("auth:" + SECRET + "#1"));
        connection.received(new TextFrame("auth:" + SECRET + "2#2"));
        connection.received(new TextFrame("auth:" + SECRET + "3#3"));
        connection.received(new TextFrame("auth:" + SECRET + "4#4"));
        for (int i = 1; i <= 4; i++) {
            assertFalse(wire.nextWritten().contains(SECRET));
        }
        connection.ended(new CloseReason(1000, "", Initiator.PEER));
        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));

        String logged = everything.text.toString();
        assertTrue(logged.contains("could not be checked: java.lang.IllegalArgumentException"), logged);
        assertFalse(logged.contains(SECRET), logged);
    }

    private static final class Everything extends Handler {

        private final StringWriter text = new StringWriter();

        private Everything() {
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            text.write(entry.getMessage() + "\n");
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text, true));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
