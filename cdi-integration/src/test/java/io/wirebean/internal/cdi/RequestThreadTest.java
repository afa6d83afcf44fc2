// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.gate.GateDecision;
import io.wirebean.internal.gate.GateDecision.NotOurs;
import io.wirebean.internal.gate.GateDecision.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestThreadTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final GateDecision DECISION = new NotOurs();

    private final RequestThread request = new RequestThread();
    private final CompletableFuture<GateDecision> decision = new CompletableFuture<>();

    @Test
    void whileItWaitsItAnswersWhatAGuardAsksOnAnotherThread() {
        CompletableFuture<Thread> answeredBy = CompletableFuture.supplyAsync(() -> {
            Thread answer = request.ask(Thread::currentThread, Thread.currentThread());
            decision.complete(DECISION);
            return answer;
        });

        assertSame(DECISION, request.await(decision, LONG));
        assertSame(Thread.currentThread(), answeredBy.join());
    }

    @Test
    void whatItAsksItselfNeedsNoWaiting() {
        assertEquals("mine", request.ask(() -> "mine", "none"));
    }

    @Test
    void whatAnAnswerThrowsComesOutAtTheGuard() {
        CompletableFuture<RuntimeException> thrown = CompletableFuture.supplyAsync(() -> {
            var failure = assertThrows(
                    IllegalStateException.class,
                    () -> request.ask(
                            () -> {
                                throw new IllegalStateException("over");
                            },
                            "none"));
            decision.complete(DECISION);
            return failure;
        });

        request.await(decision, LONG);

        assertEquals("over", thrown.join().getMessage());
    }

    @Test
    void aGuardThatAsksAfterTheDecisionGetsNoAnswer() {
        decision.complete(DECISION);
        request.await(decision, LONG);

        String answer = CompletableFuture.supplyAsync(() -> request.ask(() -> "yes", "no"))
                .join();

        assertEquals("no", answer);
        assertTrue(request.isOver());
    }

    @Test
    void whatNobodyDecidesIs503() {
        var refused = (Refused) request.await(decision, Duration.ZERO);

        assertEquals(503, refused.status());
        assertEquals(Map.of("Retry-After", List.of("1")), refused.headers());
    }

    @Test
    void whereTheServerWantsItsThreadBackTheUpgradeIs503() {
        Thread.currentThread().interrupt();

        var refused = (Refused) request.await(decision, LONG);

        assertEquals(503, refused.status());
        assertTrue(Thread.interrupted());
    }
}
