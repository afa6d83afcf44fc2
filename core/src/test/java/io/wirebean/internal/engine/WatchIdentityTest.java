// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.wirebean.Connections;
import io.wirebean.Identity;
import io.wirebean.WatchRefusedException;
import io.wirebean.spi.Frame.TextFrame;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may watch is asked again when a connection becomes somebody else's. */
class WatchIdentityTest {

    private static final Identity ANN = Identity.of("ann").roles("staff").build();

    private final LinkedBlockingQueue<String> unwatched = new LinkedBlockingQueue<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .watches("public", call -> null)
            .watches("own", call -> {
                if (!call.connection().identity().name().equals("ann")) {
                    throw new WatchRefusedException();
                }
                return "hers";
            })
            .watchesAs("staff", "alerts", call -> null)
            .onUnwatch(call -> unwatched.add(call.messageVariables().get("topic")));
    private final TestEngine engine = new TestEngine();
    private final Connections connections = engine.engine.connections();
    private final FakeTransport wire = new FakeTransport();
    private final LiveConnection connection = engine.open(TestEngine.admission(endpoint, ANN), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aTopicForARoleIsDeniedToOthers() throws InterruptedException {
        connection.replaceIdentity(Identity.of("bob").build());
        says("watch:alerts#1");

        assertEquals("#1!FORBIDDEN", next());
    }

    @Test
    void aWatchThatRolesNoLongerAllowEndsAtOnceAndThePeerIsTold() throws Exception {
        watches("alerts", "public");
        var busy = new CountDownLatch(1);
        var go = new CompletableFuture<Object>();
        endpoint.on("wait", call -> {
            busy.countDown();
            return go;
        });
        says("wait#9");
        busy.await(10, TimeUnit.SECONDS);

        connection.replaceIdentity(Identity.of("ann").build());

        assertEquals("unwatch:alerts!FORBIDDEN", next());
        assertEquals(0, connections.watching("alerts").send("alert", 1).total());
        assertNull(unwatched.poll());
        go.complete("done");
        assertEquals("#9=done", next());
        assertEquals("alerts", unwatched.poll(10, TimeUnit.SECONDS));
        assertEquals(Set.of("public"), connection.watches());
    }

    @Test
    void whatGoesWhileItsWatchEndsGoesOnByTheTopicAbove() throws InterruptedException {
        var decision = new CompletableFuture<String>();
        endpoint.watchesAs("staff", "public/late", call -> decision);
        var once = new AtomicBoolean(true);
        var changing = new FakeTransport() {
            @Override
            public void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
                super.writeAll(batch, done);
                if (written.contains("u@public/late=1") && once.getAndSet(false)) {
                    connections.everyone().replaceIdentity(before -> Identity.of("ann")
                            .build());
                }
            }
        };
        LiveConnection watcher = engine.open(TestEngine.admission(endpoint, ANN), changing);
        watcher.received(new TextFrame("watch:public#1"));
        watcher.received(new TextFrame("watch:public/late#2"));
        await().until(() -> watcher.watching().size() == 2);
        List.of(1, 2, 3).forEach(n -> connections.watching("public/late").send("u", n));
        decision.complete("state");
        engine.settle(watcher);

        List<String> updates =
                changing.written.stream().filter(each -> each.startsWith("u@")).toList();
        assertEquals(List.of("u@public/late=1", "u@public/late=2", "u@public/late=3"), updates);
        assertEquals(Set.of("public"), watcher.watches());
    }

    @Test
    void whoDecidesIsAskedAgainAndMayRefuse() throws InterruptedException {
        watches("own", "public");

        connection.replaceIdentity(Identity.of("bob").build());

        assertEquals("unwatch:own!FORBIDDEN", next());
        assertEquals("own", unwatched.poll(10, TimeUnit.SECONDS));
        assertEquals(Set.of("public"), connection.watches());
        assertEquals(Set.of("public"), connections.topics());
    }

    @Test
    void aWatchThatIsStillAllowedGoesOnWithoutAWord() throws InterruptedException {
        watches("own", "alerts", "public");

        connection.replaceIdentity(ANN.toBuilder().device("phone").build());
        connections.watching("own").send("n", 1);

        assertEquals("n@own=1", next());
        says("watch:own#2");
        assertEquals("#2=hers", next());
        assertNull(unwatched.poll());
    }

    @Test
    void aMethodThatFailsOnTheEndOfOneWatchHearsOfTheNextAndHoldsUpNothing() throws InterruptedException {
        endpoint.onUnwatch(call -> {
            unwatched.add(call.messageVariables().get("topic"));
            throw new IllegalStateException("the end of a watch, in a test");
        });
        watches("public", "own");

        says("unwatch:public#2");
        says("unwatch:own#3");

        assertEquals(List.of("#2=null", "#3=null"), List.of(next(), next()));
        assertEquals(List.of("public", "own"), List.of(unwatched.take(), unwatched.take()));
        assertEquals(Set.of(), connection.watches());
    }

    @Test
    void anAudienceChangesTheIdentityOfItsConnections() throws InterruptedException {
        watches("own");

        int changed = connections
                .user("ann")
                .replaceIdentity(before -> before.toBuilder().roles("guest").build());

        assertEquals(1, changed);
        assertEquals(Set.of("staff", "guest"), connection.identity().roles());
        assertEquals(0, connections.user("bob").replaceIdentity(before -> before));
        assertEquals(0, connections.user("ann").replaceIdentity(before -> null));
        assertEquals(List.of(connection), connections.user("ann").connections());
    }

    private void watches(String... topics) throws InterruptedException {
        for (String topic : topics) {
            says("watch:" + topic);
            assertEquals("watch:" + topic, next().split("=")[0]);
        }
    }

    private void says(String text) {
        connection.received(new TextFrame(text));
    }

    private String next() throws InterruptedException {
        return wire.written.poll(10, TimeUnit.SECONDS);
    }
}
