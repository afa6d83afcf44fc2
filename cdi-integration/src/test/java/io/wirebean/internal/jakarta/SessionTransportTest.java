// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTransportTest {

    private final List<Object> wire = new ArrayList<>();
    private final List<String> batching = new ArrayList<>();
    private final List<Throwable> completions = new ArrayList<>();
    private @Nullable IOException flushing;
    private BiConsumer<Object, SendHandler> sending = (message, handler) -> handler.onResult(new SendResult());

    @Test
    void textAndBytesAreWrittenAndCompleteOnce() {
        SessionTransport transport = transport(ConnectionControl.NONE);

        transport.write(new EncodedMessage(new TextFrame("hi")), completions::add);
        transport.write(new EncodedMessage(new BinaryFrame(new byte[] {1, 2})), completions::add);

        assertEquals(List.of("hi", ByteBuffer.wrap(new byte[] {1, 2})), wire);
        assertEquals(2, completions.size());
        assertEquals(null, completions.get(0));
    }

    @Test
    void aServerThatThrowsAndTellsIsHeardOnce() {
        var broken = new IllegalStateException("TEXT_FULL_WRITING");
        sending = (message, handler) -> {
            handler.onResult(new SendResult(broken));
            throw new IllegalStateException("again");
        };

        transport(ConnectionControl.NONE).write(new EncodedMessage(new TextFrame("hi")), completions::add);

        assertEquals(1, completions.size());
        assertSame(broken, completions.get(0));
    }

    @Test
    void aServerThatOnlyThrowsIsHeard() {
        var broken = new IllegalStateException("closed");
        sending = (message, handler) -> {
            throw broken;
        };

        transport(ConnectionControl.NONE).write(new EncodedMessage(new TextFrame("hi")), completions::add);

        assertEquals(List.of(broken), completions);
    }

    @Test
    void aServerThatThrowsAnErrorIsHeard() {
        var broken = new Error("malformed input");
        sending = (message, handler) -> {
            throw broken;
        };

        transport(ConnectionControl.NONE).write(new EncodedMessage(new TextFrame("hi")), completions::add);

        assertEquals(List.of(broken), completions);
    }

    @Test
    void aBatchIsSentWithoutWaitingAndIsOverWithItsLast() {
        var handlers = new ArrayList<SendHandler>();
        sending = (message, handler) -> handlers.add(handler);
        SessionTransport transport = transport(ConnectionControl.NONE);

        transport.writeAll(List.of(text("a"), text("b"), text("c")), completions::add);

        assertEquals(List.of("a", "b", "c"), wire);
        assertEquals(List.of("batching true", "batching false", "flush after 3"), batching);
        handlers.subList(0, 2).forEach(handler -> handler.onResult(new SendResult()));
        assertEquals(List.of(), completions);
        assertEquals(2, transport.progress());
        handlers.get(2).onResult(new SendResult());
        assertEquals(1, completions.size());
        assertEquals(null, completions.get(0));
    }

    @Test
    void aBatchIsOverWithTheFirstThatFails() {
        var handlers = new ArrayList<SendHandler>();
        sending = (message, handler) -> handlers.add(handler);
        transport(ConnectionControl.NONE).writeAll(List.of(text("a"), text("b"), text("c")), completions::add);
        var broken = new IllegalStateException("closed");

        handlers.get(0).onResult(new SendResult(broken));
        handlers.get(1).onResult(new SendResult(new IllegalStateException("too")));
        handlers.get(2).onResult(new SendResult());

        assertEquals(List.of(broken), completions);
    }

    @Test
    void whatFollowsARefusedSendIsNotSent() {
        var broken = new IllegalStateException("closed");
        sending = (message, handler) -> {
            throw broken;
        };

        transport(ConnectionControl.NONE).writeAll(List.of(text("a"), text("b")), completions::add);

        assertEquals(List.of("a"), wire);
        assertEquals(List.of(broken), completions);
        assertEquals(List.of("batching true", "batching false", "flush after 1"), batching);
    }

    @Test
    void aServerThatCannotFlushIsHeardOnce() {
        sending = (message, handler) -> {};
        flushing = new IOException("closed");

        transport(ConnectionControl.NONE).writeAll(List.of(text("a"), text("b")), completions::add);

        assertEquals(List.of(flushing), completions);
    }

    @Test
    void theCloseFrameCarriesCodeAndPhrase() {
        transport(ConnectionControl.NONE).close(4013, "too slow");

        var reason = (CloseReason) wire.get(0);
        assertEquals(4013, reason.getCloseCode().getCode());
        assertEquals("too slow", reason.getReasonPhrase());
    }

    @Test
    void anAbortWithoutAHoldOnTheConnectionSaysSo() {
        assertFalse(transport(ConnectionControl.NONE).abort());

        assertEquals(List.of(), wire);
    }

    @Test
    void anAbortThatFreesTheConnectionSendsNothing() {
        var control = new Hold();

        assertTrue(transport(control).abort());
        assertTrue(transport(control).pauseReads());
        assertEquals(List.of(), wire);
    }

    @Test
    void anAbortInTheMidstOfAWriteHasWhatWaitsDropped() {
        var control = new Hold();
        SessionTransport transport = transport(control);
        transport.write(text("a"), completions::add);
        sending = (message, handler) -> {};
        transport.write(text("b"), completions::add);

        assertTrue(transport.abort());

        assertEquals(List.of("drops what waits", "aborts"), control.calls);
    }

    @Test
    void anAbortAfterASessionThatEndedInTheMidstOfAWriteHasWhatWaitsDropped() {
        var control = new Hold();
        SessionTransport transport = transport(control);
        var handlers = new ArrayList<SendHandler>();
        sending = (message, handler) -> handlers.add(handler);
        transport.write(text("a"), completions::add);
        transport.ended();
        handlers.get(0).onResult(new SendResult());

        assertTrue(transport.abort());

        assertEquals(List.of("drops what waits", "aborts"), control.calls);
    }

    @Test
    void anAbortAfterAWriteLeavesToThePeerWhatWasWritten() {
        var control = new Hold();
        SessionTransport transport = transport(control);
        transport.write(text("a"), completions::add);

        assertTrue(transport.abort());

        assertEquals(List.of("aborts"), control.calls);
    }

    private SessionTransport transport(ConnectionControl control) {
        var remote = (RemoteEndpoint.Async) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RemoteEndpoint.Async.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "setBatchingAllowed" -> batching.add("batching " + arguments[0]) ? null : null;
                    case "flushBatch" -> flush();
                    default -> {
                        wire.add(arguments[0]);
                        sending.accept(arguments[0], (SendHandler) arguments[1]);
                        yield null;
                    }
                });
        var session = (Session) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAsyncRemote" -> remote;
                    case "close" -> wire.add(arguments[0]) ? null : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new SessionTransport(session, control, true);
    }

    private Object flush() throws IOException {
        batching.add("flush after " + wire.size());
        if (flushing != null) {
            throw flushing;
        }
        return null;
    }

    private static EncodedMessage text(String text) {
        return new EncodedMessage(new TextFrame(text));
    }

    /** A hold that can do everything. */
    private static final class Hold implements ConnectionControl {

        private final List<String> calls = new ArrayList<>();

        @Override
        public boolean pauseReads() {
            return true;
        }

        @Override
        public void resumeReads() {}

        @Override
        public void dropsWhatWaits() {
            calls.add("drops what waits");
        }

        @Override
        public boolean abort() {
            calls.add("aborts");
            return true;
        }
    }
}
