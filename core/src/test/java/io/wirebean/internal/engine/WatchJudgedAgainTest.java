// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Identity;
import io.wirebean.Outgoing;
import io.wirebean.WatchRefusedException;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.WireFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was decided for one identity never stands for the next, whatever goes wrong meanwhile. */
class WatchJudgedAgainTest {

    private static final Identity ANN = Identity.of("ann").roles("staff").build();
    private static final Identity BOB = Identity.of("bob").build();

    private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> unwatched = new LinkedBlockingQueue<>();
    private final CompletableFuture<Object> decision = new CompletableFuture<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .watches("slow", call -> {
                String name = call.connection().identity().name();
                asked.add(name);
                if (name.equals("bob")) {
                    throw new WatchRefusedException();
                }
                return decision;
            })
            .watches("own/1", call -> hers(call.connection().identity()))
            .watches("own/2", call -> hers(call.connection().identity()))
            .onUnwatch(call -> unwatched.add(call.messageVariables().get("topic")));
    private final TestEngine engine = new TestEngine();
    private final FakeTransport wire = new FakeTransport();
    private final LiveConnection connection = engine.open(TestEngine.admission(endpoint, ANN), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void anIdentityThatComesWhileItIsBeingDecidedIsAskedBeforeTheAnswer() throws InterruptedException {
        says("watch:slow#1");
        assertEquals("ann", asked.poll(10, TimeUnit.SECONDS));
        connection.replaceIdentity(BOB);
        decision.complete("for ann's eyes");

        assertEquals("#1!FORBIDDEN", next());
        assertEquals("bob", asked.poll(10, TimeUnit.SECONDS));
        assertEquals(Set.of(), engine.engine.connections().topics());
    }

    @Test
    void rolesThatAreLostWhileItIsBeingDecidedRefuseIt() throws InterruptedException {
        var called = new CountDownLatch(1);
        endpoint.watchesAs("staff", "alerts", call -> {
            called.countDown();
            return decision;
        });
        says("watch:alerts#1");
        assertTrue(called.await(10, TimeUnit.SECONDS));
        connection.replaceIdentity(Identity.of("ann").build());
        decision.complete("for staff");

        assertEquals("#1!FORBIDDEN", next());
        engine.settle(connection);
        assertEquals(Set.of(), connection.watches());
    }

    @Test
    void aWatchThatEndsWhileItIsAskedForAgainIsNotAnsweredYes() throws InterruptedException {
        var calls = new LinkedBlockingQueue<String>();
        endpoint.watchesAs("staff", "alerts", call -> {
            calls.add("called");
            return calls.size() == 1 ? "first" : decision;
        });
        says("watch:alerts#1");
        assertEquals("#1=first", next());
        says("watch:alerts#2");
        while (calls.size() < 2) {
            Thread.onSpinWait();
        }
        connection.replaceIdentity(Identity.of("ann").build());
        assertEquals("unwatch:alerts!FORBIDDEN", next());
        decision.complete("second");

        assertEquals("#2!FORBIDDEN", next());
        assertEquals("alerts", unwatched.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whatCannotBeToldEndsTheWatchAndTheNextIsJudgedAllTheSame() throws InterruptedException {
        endpoint.onError(WatchRefusedException.class, call -> new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("these details cannot be written");
            }
        });
        watches("own/1", "own/2");

        connection.replaceIdentity(BOB);

        assertEquals(Set.of("unwatch:own/1!FORBIDDEN", "unwatch:own/2!FORBIDDEN"), Set.of(next(), next()));
        engine.settle(connection);
        assertEquals(Set.of(), connection.watches());
    }

    @Test
    void aFormatThatCannotTellOfAnEndDoesNotPutItOff() throws InterruptedException {
        endpoint.watchesAs("staff", "alerts", call -> "hers").watchesAs("staff", "news", call -> "hers");
        watches("alerts", "news", "own/1", "own/2");
        endpoint.in(new Mute());

        connection.replaceIdentity(BOB);
        engine.settle(connection);

        assertEquals(Set.of(), connection.watches());
        assertEquals(4, unwatched.size());
    }

    /** Fails where it is to say that a watch has ended. */
    private static final class Mute implements WireFormat {

        @Override
        public String name() {
            return "mute";
        }

        @Override
        public boolean hasEvents() {
            return true;
        }

        @Override
        public Envelope read(Frame frame) {
            return PlainFormat.ONE.read(frame);
        }

        @Override
        public Frame event(Outgoing message, PayloadCodec codec) {
            return PlainFormat.ONE.event(message, codec);
        }

        @Override
        public Frame reply(String id, Object data, PayloadCodec codec) {
            return PlainFormat.ONE.reply(id, data, codec);
        }

        @Override
        public Frame failure(String id, Failure failure, PayloadCodec codec) {
            return PlainFormat.ONE.failure(id, failure, codec);
        }

        @Override
        public Frame unwatched(String topic, Failure why, PayloadCodec codec) {
            throw new IllegalStateException("no word for it");
        }
    }

    @Test
    void aRefusalHoldsWhileAnErrorHandlerStillThinksAboutIt() throws InterruptedException {
        var thinks = new CountDownLatch(1);
        endpoint.onError(WatchRefusedException.class, call -> {
            thinks.countDown();
            return new CompletableFuture<>();
        });
        watches("own/1");

        connection.replaceIdentity(BOB);

        assertTrue(thinks.await(10, TimeUnit.SECONDS));
        assertEquals(Set.of(), connection.watches());
        assertEquals(
                0, engine.engine.connections().watching("own/1").send("n", 1).total());
    }

    @Test
    void aStageThatCannotBeAskedEndsTheWatchAndTheNextIsJudgedAllTheSame() throws InterruptedException {
        endpoint.watches("own/0", call -> {
            if (call.connection().identity().name().equals("ann")) {
                return "hers";
            }
            return new CompletableFuture<>() {
                @Override
                public CompletableFuture<Object> whenComplete(BiConsumer<? super Object, ? super Throwable> action) {
                    throw new UnsupportedOperationException();
                }
            };
        });
        watches("own/0", "own/1", "own/2");

        connection.replaceIdentity(BOB);
        engine.settle(connection);

        assertEquals(Set.of(), connection.watches());
        assertEquals(3, wire.written.size());
    }

    @Test
    void whoWantsToKnowOfAnEndIsToldThoughTheConnectionEndsFirst() throws InterruptedException {
        endpoint.watchesAs("staff", "alerts", call -> "hers");
        watches("alerts", "own/1");
        var busy = new CountDownLatch(1);
        var go = new CompletableFuture<Object>();
        endpoint.on("wait", call -> {
            busy.countDown();
            return go;
        });
        says("wait");
        assertTrue(busy.await(10, TimeUnit.SECONDS));

        connection.replaceIdentity(Identity.of("ann").build());
        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));
        go.complete(null);

        assertEquals(connection, engine.scope.ended.poll(10, TimeUnit.SECONDS));
        assertEquals(Set.of("alerts", "own/1"), Set.of(unwatched.take(), unwatched.take()));
        assertEquals(0, unwatched.size());
    }

    @Test
    void howeverOftenTheIdentityChangesMeanwhileEachWatchIsAskedOnce() throws InterruptedException {
        var calls = new AtomicInteger();
        endpoint.watches("own/1", call -> {
            calls.incrementAndGet();
            return "hers";
        });
        watches("own/1");
        var busy = new CountDownLatch(1);
        var go = new CompletableFuture<Object>();
        endpoint.on("wait", call -> {
            busy.countDown();
            return go;
        });
        says("wait");
        assertTrue(busy.await(10, TimeUnit.SECONDS));
        for (int i = 0; i < 100; i++) {
            connection.replaceIdentity(ANN.toBuilder().device("d" + i).build());
        }
        go.complete(null);
        engine.settle(connection);

        assertEquals(2, calls.get());
        connection.replaceIdentity(ANN);
        engine.settle(connection);
        assertEquals(3, calls.get());
    }

    private static Object hers(Identity who) {
        if (!who.name().equals("ann")) {
            throw new WatchRefusedException();
        }
        return "hers";
    }

    private void watches(String... topics) throws InterruptedException {
        for (String topic : topics) {
            says("watch:" + topic);
            assertEquals("watch:" + topic + "=hers", next());
        }
    }

    private void says(String text) {
        connection.received(new TextFrame(text));
    }

    private String next() throws InterruptedException {
        return wire.written.poll(10, TimeUnit.SECONDS);
    }
}
