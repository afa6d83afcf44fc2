// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.ConnectionClosed;
import io.wirebean.ConnectionOpened;
import io.wirebean.spi.Frame.TextFrame;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer and a server that are as quick as they can be. */
@Timeout(30)
class OpeningRacesTest {

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aMessageThatArrivesAsSoonAsTheServerListensIsHandledAfterTheOpening() throws InterruptedException {
        var calls = new LinkedBlockingQueue<String>();
        endpoint.onOpen(call -> {
            calls.add("opened");
            return null;
        });
        endpoint.on("say", call -> {
            calls.add("message");
            return null;
        });

        engine.engine.open(
                TestEngine.admission(endpoint), wire, connection -> connection.received(new TextFrame("say")));

        assertEquals("opened", calls.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aConnectionThatEndsAsSoonAsTheServerListensIsForgotten() {
        engine.engine.open(
                TestEngine.admission(endpoint),
                wire,
                connection -> connection.ended(new CloseReason(1006, "", Initiator.NETWORK)));

        assertEquals(0, engine.engine.connections().count(), "a ghost that no end will ever remove");
    }

    @Test
    void anEndIsToldToThoseWhoWereToldOfTheOpening() throws InterruptedException {
        LiveConnection quick = engine.engine.open(
                TestEngine.admission(endpoint),
                wire,
                connection -> connection.ended(new CloseReason(1006, "", Initiator.NETWORK)));
        assertEquals(quick, engine.scope.ended.poll(10, TimeUnit.SECONDS));

        Object first = engine.events.told.poll();
        Object second = engine.events.told.poll();

        assertEquals(first instanceof ConnectionOpened, second instanceof ConnectionClosed, first + ", " + second);
        assertEquals(first == null, second == null, first + ", " + second);
    }

    @Test
    void anIdIsFreeAsSoonAsThePeerHasItsReply() throws InterruptedException {
        var peer = new AtomicReference<LiveConnection>();
        endpoint.on("say", call -> "hello");
        var quick = new QuickPeer(peer);
        peer.set(engine.engine.open(TestEngine.admission(endpoint), quick, connection -> {}));

        peer.get().received(new TextFrame("say#1"));

        assertEquals("#1=hello", quick.written.poll(10, TimeUnit.SECONDS));
        assertEquals("#1=hello", quick.written.poll(10, TimeUnit.SECONDS));
    }

    /** Asks again under the same id in the moment in which it has the reply. */
    private static final class QuickPeer implements Transport {

        private final AtomicReference<LiveConnection> connection;
        private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
        private final AtomicBoolean asked = new AtomicBoolean();

        private QuickPeer(AtomicReference<LiveConnection> connection) {
            this.connection = connection;
        }

        @Override
        public void write(EncodedMessage message, WriteCompletion done) {
            written.add(((TextFrame) message.frame()).text());
            done.completed(null);
            if (asked.compareAndSet(false, true)) {
                connection.get().received(new TextFrame("say#1"));
            }
        }

        @Override
        public void ping(byte[] data) {}

        @Override
        public void close(int code, String phrase) {}

        @Override
        public boolean abort() {
            return true;
        }

        @Override
        public boolean pauseReads() {
            return true;
        }

        @Override
        public void resumeReads() {}
    }
}
