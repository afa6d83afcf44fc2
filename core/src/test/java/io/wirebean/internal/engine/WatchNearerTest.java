// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.spi.Frame.TextFrame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An update that is on its way while its peer begins to watch the same by a nearer topic. */
class WatchNearerTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch askedAgain = new CountDownLatch(1);
    private final CompletableFuture<String> decision = new CompletableFuture<>();
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .watches("n", call -> {
                if (asked.incrementAndGet() <= 2) {
                    return "state";
                }
                askedAgain.countDown();
                return decision;
            })
            .watches("n/x", call -> "state");
    private final TestEngine engine = new TestEngine();

    /** Whose update is being written, and is not until {@link #goOn}. */
    private final LinkedBlockingQueue<FakeTransport> stopped = new LinkedBlockingQueue<>();

    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void isNotHeldBackByTheOlderWatchThatBeginsAnewMeanwhile() throws InterruptedException {
        comesBeforeTheNext(List.of(watching("n#1"), watching("n#1")), "watch:n/x#2");
    }

    @Test
    void isNotHeldBackBehindTheWatchThatTookOverFromItsOwn() throws InterruptedException {
        comesBeforeTheNext(List.of(watching("n#1", "n/x#1"), watching("n#1", "n/x#1")), "unwatch:n/x#2", "watch:n/x#3");
    }

    private void comesBeforeTheNext(List<Peer> both, String... meanwhile) throws InterruptedException {
        var sent = new CountDownLatch(1);
        engine.executor.execute(() -> {
            Stream.of(1, 2)
                    .forEach(n -> engine.engine.connections().watching("n/x").send("u", n));
            sent.countDown();
        });
        FakeTransport one = stopped.poll(10, TimeUnit.SECONDS);
        Peer other = both.get(both.get(0).wire == one ? 1 : 0);
        for (String text : meanwhile) {
            other.saysAndIsAnswered(text);
        }
        other.says("watch:n#9");
        assertTrue(askedAgain.await(10, TimeUnit.SECONDS));
        goOn.countDown();
        assertTrue(sent.await(10, TimeUnit.SECONDS));
        decision.complete("state");

        assertEquals("u@n/x=1", other.wire.nextWritten());
        assertEquals("u@n/x=2", other.wire.nextWritten());
        assertEquals("#9=state", other.wire.nextWritten());
    }

    private Peer watching(String... topics) throws InterruptedException {
        var wire = new SlowOnce();
        var peer = new Peer(engine.open(TestEngine.admission(endpoint), wire), wire);
        for (String topic : topics) {
            peer.saysAndIsAnswered("watch:" + topic);
        }
        // until then an update would wait for the lane
        engine.settle(peer.connection);
        return peer;
    }

    private record Peer(LiveConnection connection, FakeTransport wire) {

        void says(String text) {
            connection.received(new TextFrame(text));
        }

        void saysAndIsAnswered(String text) throws InterruptedException {
            says(text);
            assertTrue(wire.nextWritten().startsWith(text.substring(text.indexOf('#'))));
        }
    }

    /** The first of all whom an update is written to keeps its writer. */
    private final class SlowOnce extends FakeTransport {

        @Override
        public void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
            boolean update = batch.get(0).frame() instanceof TextFrame text
                    && text.text().startsWith("u");
            if (update && goOn.getCount() > 0) {
                stopped.add(this);
                awaitGate();
            }
            super.writeAll(batch, done);
        }

        private void awaitGate() {
            try {
                assertTrue(goOn.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
