// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.Session;
import java.io.Closeable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class UndertowChannelsTest {

    private static final Executor IO_THREAD = Runnable::run;

    private final UndertowChannels channels = new UndertowChannels();

    @Test
    void theChannelBelowTheSessionIsPausedAndClosedAndNamesItsWriter() {
        var channel = new Writing();
        ConnectionControl control = channels.control(session(Shape.class, channel));

        assertFalse(control.pauseReads());
        control.resumeReads();
        assertTrue(control.abort());

        assertEquals(List.of("suspends", "resumes", "closes"), channel.calls);
        assertSame(IO_THREAD, control.writer());
    }

    @Test
    void onItsOwnThreadAPausedChannelDeliversNoMore() throws InterruptedException {
        var channel = new Threaded();
        ConnectionControl control = channels.control(session(ThreadedShape.class, channel));
        channel.thread.task = () -> channel.calls.add("stopped: " + control.pauseReads());

        channel.thread.start();
        channel.thread.join();

        assertEquals(List.of("suspends", "stopped: true"), channel.calls);
        assertFalse(control.pauseReads());
    }

    @Test
    void aChannelWithoutAWriterIsHeldAllTheSame() {
        var channel = new Silent();
        ConnectionControl control = channels.control(session(OlderShape.class, channel));

        control.pauseReads();
        assertTrue(control.abort());

        assertEquals(List.of("suspends", "closes"), channel.calls);
        assertNull(control.writer());
    }

    @Test
    void aWriterThatTakesNoTasksIsNone() {
        ConnectionControl control = channels.control(session(StrangeShape.class, new Strange()));

        assertTrue(control.abort());
        assertNull(control.writer());
    }

    /** The session's own handlers are left to do it. */
    @Test
    void aChannelOfAnotherShapeGivesNoFrames() {
        try (var logged = new LoggedBy(UndertowChannels.class)) {
            ConnectionControl control = channels.control(session(Shape.class, new Writing()));

            assertFalse(control.takeFrames(null));
            String warning = "WARNING no frames can be taken from " + Writing.class.getName()
                    + ", which is of an unknown version of Undertow";
            assertTrue(logged.text().startsWith(warning), logged.text());
            assertTrue(logged.text().endsWith("Writing.getReceiveSetter()"), logged.text());
        }
    }

    @Test
    void aSessionOfAnotherShapeGivesNoHold() {
        assertSame(ConnectionControl.NONE, channels.control(session(Runnable.class, "no channel")));
    }

    private static Session session(Class<?> shape, Object channel) {
        return (Session) Proxy.newProxyInstance(
                UndertowChannelsTest.class.getClassLoader(),
                new Class<?>[] {Session.class, shape},
                (proxy, method, arguments) -> channel);
    }

    /** What a session of Undertow 2.3 has, in its names. */
    public interface Shape {
        Writing getWebSocketChannel();
    }

    /** The same with the thread that executes, as XNIO's do. */
    public interface ThreadedShape {
        Threaded getWebSocketChannel();
    }

    /** The same without a thread. */
    public interface OlderShape {
        Silent getWebSocketChannel();
    }

    /** The same with a thread of another kind. */
    public interface StrangeShape {
        Strange getWebSocketChannel();
    }

    /** A channel that tells what is called. */
    public static class Silent implements Closeable {

        final List<String> calls = new ArrayList<>();

        public void suspendReceives() {
            calls.add("suspends");
        }

        public void resumeReceives() {
            calls.add("resumes");
        }

        @Override
        public void close() {
            calls.add("closes");
        }
    }

    /** A channel with a thread that writes for it. */
    public static final class Writing extends Silent {

        public Executor getIoThread() {
            return IO_THREAD;
        }
    }

    /** A channel with a thread that is its own executor. */
    public static final class Threaded extends Silent {

        final IoThread thread = new IoThread();

        public IoThread getIoThread() {
            return thread;
        }
    }

    /** What XNIO's threads are. */
    public static final class IoThread extends Thread implements Executor {

        private Runnable task = () -> {};

        @Override
        public void run() {
            task.run();
        }

        @Override
        public void execute(Runnable later) {
            later.run();
        }
    }

    /** A channel whose thread is only named. */
    public static final class Strange extends Silent {

        public String getIoThread() {
            return "XNIO-1 I/O-1";
        }
    }
}
