// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.wirebean.WSFailureException;
import io.wirebean.internal.engine.PlannedEndpoint.Mode;
import io.wirebean.spi.Frame.TextFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What concurrent handlers do wrong holds up nobody but themselves. */
@Timeout(30)
class ConcurrentHandlersTest {

    private final FakeTransport wire = new FakeTransport();
    private final PlannedEndpoint endpoint = new PlannedEndpoint();
    private final TestEngine engine = new TestEngine();

    @AfterEach
    void shutdown() {
        engine.close();
    }

    @Test
    void aConcurrentHandlerWhoseStageIsNoFutureDoesNotStopTheConnectionForEver() throws InterruptedException {
        var odd = new CompletableFuture<>() {
            @Override
            public CompletableFuture<Object> toCompletableFuture() {
                // as the contract of CompletionStage allows
                throw new UnsupportedOperationException();
            }
        };
        odd.complete(null);
        endpoint.on("odd", Mode.CONCURRENT, call -> odd);
        endpoint.on("ping", call -> "pong");
        LiveConnection connection = open();

        for (int i = 0; i < 17; i++) {
            connection.received(new TextFrame("odd"));
        }
        connection.received(new TextFrame("ping"));

        assertEquals("ping=pong", wire.written.poll(3, TimeUnit.SECONDS));
    }

    @Test
    void aFailureThatCannotBeToldDoesNotKeepTheSlotOfAConcurrentHandler() throws InterruptedException {
        endpoint.on("odd", Mode.CONCURRENT, call -> {
            throw new IllegalStateException() {
                @Override
                public String getMessage() {
                    throw new IllegalStateException("no text");
                }
            };
        });
        endpoint.onError(IllegalStateException.class, call -> {
            throw new WSFailureException("ODD", 400, "odd") {
                @Override
                public String getMessage() {
                    throw new IllegalStateException("no text");
                }
            };
        });
        endpoint.on("ping", call -> "pong");
        LiveConnection connection = open();

        for (int i = 0; i < 17; i++) {
            connection.received(new TextFrame("odd"));
        }
        connection.received(new TextFrame("ping"));

        String last = wire.nextWritten();
        while ("!ODD".equals(last)) {
            last = wire.nextWritten();
        }
        assertEquals("ping=pong", last);
    }

    @Test
    void aSameIdTwiceInFlightIsABadMessage() throws InterruptedException {
        var gate = new CountDownLatch(1);
        endpoint.on("slow", Mode.CONCURRENT, call -> {
            gate.await();
            return "done";
        });
        LiveConnection connection = open();
        connection.received(new TextFrame("slow#1"));
        connection.received(new TextFrame("slow#1"));

        String first = wire.written.poll(2, TimeUnit.SECONDS);
        gate.countDown();

        assertNotNull(first);
        assertEquals("!BAD_MESSAGE", first);
    }

    private LiveConnection open() {
        return engine.engine.open(TestEngine.admission(endpoint), wire, opened -> {});
    }
}
