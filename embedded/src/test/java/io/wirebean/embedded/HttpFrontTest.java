// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class HttpFrontTest {

    private static final int PATIENCE_MILLIS = 10_000;

    @Test
    void oneThatHasStoppedLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        var front = new HttpFront("127.0.0.1", 0, "");
        front.start();
        var its = new HashSet<>(Thread.getAllStackTraces().keySet());
        its.removeAll(before);
        assertFalse(its.isEmpty());

        front.stop();

        for (Thread thread : its) {
            thread.join(PATIENCE_MILLIS);
            assertFalse(thread.isAlive(), thread::getName);
        }
    }

    @Test
    void aHeadThatIsNoneIsBadRequestAndInNoLog() throws Exception {
        var log = new Recorded();
        var front = new HttpFront("127.0.0.1", 0, "");
        front.start();
        Logger.getLogger("org.glassfish.grizzly").addHandler(log);
        try (var client = new RawClient(front.port())) {
            client.send(ByteBuffer.wrap(("GET / secret\r\n" + "x".repeat(40_000)).getBytes(StandardCharsets.US_ASCII)));

            String answer = client.rest();

            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(log.entries.stream().noneMatch(Recorded::tellsTheSecret), () -> "" + log.entries);
        } finally {
            Logger.getLogger("org.glassfish.grizzly").removeHandler(log);
            front.stop();
        }
    }

    /** What Grizzly logs. */
    private static final class Recorded extends Handler {

        private final BlockingQueue<LogRecord> entries = new LinkedBlockingQueue<>();

        static boolean tellsTheSecret(LogRecord entry) {
            return String.valueOf(entry.getThrown()).contains("secret")
                    || String.valueOf(entry.getMessage()).contains("secret");
        }

        @Override
        public void publish(LogRecord entry) {
            entries.add(entry);
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
