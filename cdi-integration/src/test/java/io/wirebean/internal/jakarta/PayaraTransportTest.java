// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.Transport;
import io.wirebean.internal.engine.Transport.WriteCompletion;
import io.wirebean.spi.Frame.TextFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayaraTransportTest {

    private static final EncodedMessage MESSAGE = new EncodedMessage(new TextFrame("hi"));

    private final @Nullable ClassLoader before = loader();
    private final ClassLoader own = new ClassLoader() {};
    private final ClassLoader ofSends = new ClassLoader() {};
    private final Server server = new Server();
    private final Transport transport = new PayaraTransport(server, ofSends);
    private final List<@Nullable Object> told = new ArrayList<>();

    @BeforeEach
    void ownLoader() {
        Thread.currentThread().setContextClassLoader(own);
    }

    @AfterEach
    void loaderOfBefore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void theServerFindsTheOtherLoaderWhileItTakesAMessageOrAPing() {
        transport.write(MESSAGE, told::add);
        transport.ping(new byte[0]);

        assertEquals(List.of(ofSends, ofSends), server.seen);
        assertSame(own, loader());
    }

    @Test
    void aServerThatThrowsLeavesTheThreadItsOwn() {
        server.whileTaking = done -> {
            throw new IllegalStateException("broken");
        };

        assertThrows(IllegalStateException.class, () -> transport.write(MESSAGE, told::add));
        assertThrows(IllegalStateException.class, () -> transport.ping(new byte[0]));

        assertSame(own, loader());
    }

    @Test
    void whoIsToldBeforeTheServerReturnsHasTheOwnLoader() {
        transport.write(MESSAGE, failure -> told.add(loader()));

        assertEquals(List.of(own), told);
        assertSame(own, loader());
    }

    @Test
    void whoSendsTheNextAsHeIsToldDoesSoLikewise() {
        transport.write(MESSAGE, failure -> {
            transport.write(MESSAGE, again -> told.add(loader()));
            told.add(loader());
        });

        assertEquals(List.of(ofSends, ofSends), server.seen);
        assertEquals(List.of(own, own), told);
        assertSame(own, loader());
    }

    @Test
    void whoIsToldAndThrowsLeavesTheThreadItsOwn() {
        assertThrows(
                IllegalStateException.class,
                () -> transport.write(MESSAGE, failure -> {
                    throw new IllegalStateException("broken");
                }));

        assertSame(own, loader());
    }

    @Test
    void whoIsToldByAnotherThreadHasWhatThatHas() throws Exception {
        var others = new ClassLoader() {};
        server.whileTaking = done -> runIn(new Thread(() -> done.completed(null)), others);

        transport.write(MESSAGE, failure -> told.add(loader()));

        assertEquals(List.of(others), told);
    }

    @Test
    void aThreadWithoutALoaderHasNoneAgain() {
        Thread.currentThread().setContextClassLoader(null);

        transport.write(MESSAGE, failure -> told.add(loader()));

        assertEquals(Collections.singletonList(null), told);
        assertNull(loader());
    }

    @Test
    void aThreadThatKeepsItsLoaderSendsAllTheSame() {
        runIn(
                new Thread(() -> transport.write(MESSAGE, told::add)) {
                    private boolean set;

                    @Override
                    public void setContextClassLoader(@Nullable ClassLoader loader) {
                        if (set) {
                            throw new SecurityException("as the JDK's own threads do");
                        }
                        set = true;
                        super.setContextClassLoader(loader);
                    }
                },
                own);

        assertEquals(List.of(own), server.seen);
        assertEquals(Collections.singletonList(null), told);
    }

    @Test
    void theEndOfAWriteIsTold() {
        var gone = new IOException("gone");
        server.whileTaking = done -> done.completed(gone);

        transport.write(MESSAGE, told::add);

        assertEquals(List.of(gone), told);
    }

    @Test
    void allElseIsTheSessions() {
        assertEquals(7, transport.progress());
        assertTrue(transport.abort());
        assertTrue(transport.pauseReads());
        transport.resumeReads();
        transport.close(4013, "too slow");

        assertEquals(List.of("abort", "pause", "resume", "4013 too slow"), server.calls);
    }

    private static void runIn(Thread thread, ClassLoader loader) {
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** Says which class loader it was called with. */
    private static final class Server implements Transport {

        private final List<@Nullable ClassLoader> seen = new ArrayList<>();
        private final List<String> calls = new ArrayList<>();
        private Consumer<WriteCompletion> whileTaking = done -> done.completed(null);

        @Override
        public void write(EncodedMessage message, WriteCompletion done) {
            seen.add(loader());
            whileTaking.accept(done);
        }

        @Override
        public void ping(byte[] data) {
            seen.add(loader());
            whileTaking.accept(failure -> {});
        }

        @Override
        public long progress() {
            return 7;
        }

        @Override
        public void close(int code, String phrase) {
            calls.add(code + " " + phrase);
        }

        @Override
        public boolean abort() {
            return calls.add("abort");
        }

        @Override
        public boolean pauseReads() {
            return calls.add("pause");
        }

        @Override
        public void resumeReads() {
            calls.add("resume");
        }
    }
}
