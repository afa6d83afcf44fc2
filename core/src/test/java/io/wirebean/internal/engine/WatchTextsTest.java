// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Overflow;
import io.wirebean.internal.wire.JsonFormat;
import io.wirebean.internal.wire.JsonLimits;
import io.wirebean.spi.Frame.TextFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a peer is told of a watch that it does not get. */
class WatchTextsTest {

    private final CompletableFuture<Object> state = new CompletableFuture<>();
    private final CountDownLatch called = new CountDownLatch(1);
    private final PlannedEndpoint endpoint = new PlannedEndpoint()
            .in(new JsonFormat(JsonLimits.DEFAULTS))
            .watchesAs("staff", "alerts", call -> null)
            .watches("slow", call -> {
                called.countDown();
                return state;
            });
    private final TestEngine engine = new TestEngine(TestSettings.small(Overflow.CLOSE));
    private final FakeTransport wire = new FakeTransport();
    private final LiveConnection connection = engine.open(TestEngine.admission(endpoint), wire);

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aTopicOfNobodySaysThatNoMethodTakesIt() throws InterruptedException {
        asks("alert");
        refuses("FORBIDDEN", "nobody may watch this topic: no @OnWSWatch method of this path takes it");
    }

    @Test
    void aMissingRoleIsToldWithoutItsName() throws InterruptedException {
        asks("alerts");
        refuses("FORBIDDEN", "the identity of this connection may not watch this");
    }

    @Test
    void whatIsNoTopicIsToldWithWhatOneIs() throws InterruptedException {
        asks("a//b");
        refuses("BAD_MESSAGE", "a topic is segments that are not empty, between slashes, such as order/42");
    }

    @Test
    void aTopicThatIsTooLongIsToldWithLengthAndLimit() throws InterruptedException {
        asks("a".repeat(300));
        refuses(
                "LIMIT_EXCEEDED",
                "a topic of 300 characters is above the limit of 255 (wirebean.watch.max-topic-length)");
    }

    @Test
    void oneWatchTooManyIsToldWithCountAndLimit() throws InterruptedException {
        for (int i = 0; i < 128; i++) {
            endpoint.watches("t/" + i, call -> null);
            asks("t/" + i);
            assertEquals("{\"id\":1,\"data\":null}", next());
        }
        asks("alerts");
        refuses(
                "LIMIT_EXCEEDED",
                "a connection watches at most 128 topics (wirebean.watch.max-per-connection) and watches 128");
    }

    @Test
    void moreUpdatesThanMayWaitForTheStateAreToldWithTheLimitOfTheQueue() throws InterruptedException {
        asks("slow");
        assertTrue(called.await(10, TimeUnit.SECONDS));
        for (int i = 0; i < 5; i++) {
            engine.engine.connections().watching("slow").send("n", i);
        }
        state.complete("0");

        refuses(
                "LIMIT_EXCEEDED",
                "too many updates before the state: 4 messages wait, at most 4 may (wirebean.outbound.max-messages)");
    }

    private void asks(String topic) {
        connection.received(new TextFrame("{\"watch\":\"" + topic + "\",\"id\":1}"));
    }

    private void refuses(String code, String message) throws InterruptedException {
        assertEquals("{\"id\":1,\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}", next());
    }

    private String next() throws InterruptedException {
        return wire.written.poll(10, TimeUnit.SECONDS);
    }
}
