// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.jakarta.ConnectionControl;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.tyrus.container.grizzly.server.WebSocketAddOn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On Tyrus alone, with nothing of ours above. */
final class GrizzlyControlTest {

    private static final int PAUSE_AT = 100;
    private static final int MESSAGES = 4_000;
    private static final String FILLING = "x".repeat(8_000);

    private final BlockingQueue<ConnectionControl> controls = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Integer> received = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<CloseReason> ended = new LinkedBlockingQueue<>();
    private final HttpFront front = new HttpFront("127.0.0.1", 0, "");
    private final TyrusEndpoints tyrus = new TyrusEndpoints("");

    @BeforeEach
    void start() throws Exception {
        tyrus.addEndpoint(ServerEndpointConfig.Builder.create(Recording.class, "/recording")
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new Recording());
                    }
                })
                .build());
        front.add(new WebSocketAddOn(tyrus, "/"));
        front.add((listener, chain) -> chain.add(chain.indexOfType(HttpServerFilter.class) - 1, new Capturing()));
        front.start();
    }

    @AfterEach
    void stop() {
        front.stop();
        tyrus.stop();
    }

    @Test
    void aPauseOnTheServersThreadPushesBackAndLosesNothing() throws Exception {
        try (var client = new RawClient(front.port())) {
            assertTrue(client.upgrade("/recording").startsWith("HTTP/1.1 101"));
            var messages = messages();

            assertTrue(client.isPushedBack(messages));
            int whilePaused = received.size();
            assertTrue(whilePaused >= PAUSE_AT && whilePaused < PAUSE_AT + 50, whilePaused + " messages");

            controls.take().resumeReads();
            client.send(messages);
            await().until(() -> received.size() == MESSAGES);
            assertEquals(IntStream.range(0, MESSAGES).boxed().toList(), List.copyOf(received));
        }
    }

    @Test
    void aPauseOnAnotherThreadHoldsUntilItIsUndone() throws Exception {
        try (var client = new RawClient(front.port())) {
            assertTrue(client.upgrade("/recording").startsWith("HTTP/1.1 101"));
            client.send(ByteBuffer.wrap(RawClient.textFrame("0 first")));
            await().until(() -> received.size() == 1);
            var control = controls.take();

            assertTrue(control.pauseReads());
            assertTrue(control.pauseReads());
            assertTrue(client.isPushedBack(ByteBuffer.wrap(RawClient.textFrame("1 " + FILLING)))
                    || client.isPushedBack(messages()));
            assertEquals(1, received.size());

            control.resumeReads();
            await().until(() -> received.size() > 1);
        }
    }

    @Test
    void anAbortFreesTheTcpConnectionAndEndsTheSession() throws Exception {
        try (var client = new RawClient(front.port())) {
            assertTrue(client.upgrade("/recording").startsWith("HTTP/1.1 101"));
            client.send(ByteBuffer.wrap(RawClient.textFrame("0 first")));
            await().until(() -> received.size() == 1);

            assertTrue(controls.take().abort());

            assertEquals("", client.rest());
            assertEquals(1006, ended.poll(10, TimeUnit.SECONDS).getCloseCode().getCode());
        }
    }

    private static ByteBuffer messages() {
        var frames = new ByteArrayOutputStream();
        for (int i = 0; i < MESSAGES; i++) {
            frames.writeBytes(RawClient.textFrame(i + " " + FILLING));
        }
        return ByteBuffer.wrap(frames.toByteArray());
    }

    /** Takes hold of each connection. */
    private final class Capturing extends BaseFilter {
        @Override
        public NextAction handleRead(FilterChainContext ctx) {
            if (controls.isEmpty()) {
                controls.add(new GrizzlyControl(ctx.getConnection()));
            }
            return ctx.getInvokeAction();
        }
    }

    /** Keeps the number of each message and pauses at one of them. Public, or Tyrus could not call it. */
    public final class Recording extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
                @Override
                public void onMessage(String text) {
                    int number = Integer.parseInt(text.substring(0, text.indexOf(' ')));
                    received.add(number);
                    if (number == PAUSE_AT) {
                        controls.element().pauseReads();
                    }
                }
            });
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            ended.add(reason);
        }
    }
}
