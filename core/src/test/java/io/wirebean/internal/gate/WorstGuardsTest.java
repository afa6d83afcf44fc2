// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import java.net.InetAddress;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorstGuardsTest {

    @Test
    void aPrincipalWithoutANameIsAFailureAndNotAnUpgradeThatNobodyAnswers() {
        Principal nameless = () -> null;
        try (var gate = TestGate.of(new GuardedEndpoint().guard(request -> nameless))) {

            Refused refused = Request.plain().refusedBy(gate);

            assertEquals(500, refused.status());
            assertTrue(refused.body().startsWith("the server failed on this upgrade ("));
        }
    }

    @Test
    void whatFailsBehindTheGuardsIsAnsweredToo() {
        var broken = new Occupancy() {
            @Override
            public int count() {
                return 0;
            }

            @Override
            public int ofUser(String name) {
                throw new AssertionError("no index");
            }

            @Override
            public int ofAddress(InetAddress address) {
                return 0;
            }
        };
        Principal ann = () -> "ann";
        try (var gate = TestGate.of(new GuardedEndpoint().guard(request -> ann), Map.of(), broken)) {

            assertEquals(500, Request.plain().refusedBy(gate).status());
        }
    }

    @Test
    void everyRefusalStandsInTheLogAtDebugWithItsReasonAndWithoutTheClientsWords() {
        var logged = new Logged();
        try (var gate = TestGate.of(new GuardedEndpoint().guard(request -> false))) {
            Request.plain().query("a=forged").refusedBy(gate);
            Request.plain().header("Origin", "http://forged.example").refusedBy(gate);
        } finally {
            logged.stop();
        }

        assertTrue(logged.text().contains("/a: an upgrade is refused with 401: guard 1"), logged.text());
        assertTrue(logged.text().contains("/a: an upgrade is refused with 403: this origin"), logged.text());
        assertFalse(logged.text().contains("forged"), logged.text());
    }

    @Test
    void aStageThatCompletesTwiceDoesNotSkipTheGuardBehindIt() throws Exception {
        var unanswered = new CompletableFuture<Boolean>();
        var asked = new CountDownLatch(1);
        var endpoint = new GuardedEndpoint().guard(request -> new Twice(asked)).guard(request -> {
            asked.countDown();
            return unanswered;
        });
        try (var gate = TestGate.of(endpoint)) {
            var decision = gate.gate.decideLater(Request.plain().raw()).toCompletableFuture();
            asked.await();
            unanswered.complete(false);

            assertEquals(401, assertInstanceOf(Refused.class, decision.get()).status());
        }
    }

    @Test
    void aGuardThatGetsNoThreadKeepsNoPlace() {
        var broken = new AtomicBoolean(true);
        var endpoint = new GuardedEndpoint().guard(request -> true);
        try (var gate = TestGate.of(endpoint, Map.of("upgrade.max-pending", "1"), task -> {
            if (broken.get()) {
                throw new InternalError("no native thread can be made");
            }
            task.run();
        })) {
            assertEquals(
                    Refusals.later(503, 1, "no guard can be asked now"),
                    Request.plain().refusedBy(gate));

            broken.set(false);
            Request.plain().admittedBy(gate);
        }
    }

    @Test
    void aTokenInTheQueryIsHiddenInTheLogAsTheClientHasWrittenIt() {
        var endpoint = new GuardedEndpoint().takesTokenFromQuery().guard(request -> {
            throw new IllegalStateException("cannot look at " + request.uri());
        });
        var logged = new Logged();
        try (var gate = TestGate.of(endpoint)) {
            assertEquals(
                    500,
                    Request.plain()
                            .query("a=1&access_token=dG9r%3D%3D")
                            .refusedBy(gate)
                            .status());
        } finally {
            logged.stop();
        }
        assertFalse(logged.text().contains("dG9r"), logged.text());
        assertTrue(logged.text().contains("/a?a=1&access_token=[hidden]"), logged.text());
    }

    @Test
    void guardsThatAreAskedAgainSeeWhetherTheConnectionIsSecure() throws Exception {
        var endpoint = new GuardedEndpoint()
                .guard(request -> request.isSecure() && request.bearerToken().isPresent());
        try (var gate = TestGate.of(endpoint)) {
            Admission admission = Request.plain()
                    .secure()
                    .header("Authorization", "Bearer old")
                    .admittedBy(gate);

            assertInstanceOf(
                    Admitted.class,
                    gate.gate.again(admission, "new").toCompletableFuture().get());
        }
    }

    @Test
    void aGateThatClosesInterruptsItsGuardsAndAnswersWhoWaits() throws Exception {
        var entered = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var endpoint = new GuardedEndpoint().guard(request -> {
            entered.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return true;
        });
        try (var gate = TestGate.of(endpoint)) {
            var decision = gate.gate.decideLater(Request.plain().raw()).toCompletableFuture();
            entered.await();

            gate.gate.leave();

            assertGoesAway((Refused) decision.get(10, TimeUnit.SECONDS));
            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
            assertGoesAway(Request.plain().refusedBy(gate));
        }
    }

    @Test
    void whoComesWhileTheApplicationLeavesIsTurnedAwayThoughNoGuardWouldBeAsked() {
        try (var gate = TestGate.of(new GuardedEndpoint())) {
            gate.gate.leave();

            assertGoesAway(Request.plain().refusedBy(gate));
            assertEquals(503, gate.told.get(0).status());
        }
    }

    @Test
    void whoIsInMayRenewAnIdentityUntilAllHaveLeft() throws Exception {
        var verifier =
                new GuardedEndpoint().guard(request -> request.bearerToken().isPresent());
        try (var gate = TestGate.of(verifier)) {
            var admission =
                    Request.plain().header("Authorization", "Bearer old").admittedBy(gate);

            gate.gate.leave();
            assertInstanceOf(
                    Admitted.class,
                    gate.gate.again(admission, "new").toCompletableFuture().get());

            gate.gate.close();
            assertGoesAway((Refused)
                    gate.gate.again(admission, "new").toCompletableFuture().get());
        }
    }

    private static void assertGoesAway(Refused refused) {
        int seconds = Integer.parseInt(refused.headers().get("Retry-After").get(0));
        assertTrue(seconds >= 1 && seconds <= 5, () -> "Retry-After: " + seconds);
        assertEquals(Refusals.later(503, seconds, "the server is going away"), refused);
    }

    /** Accepts, and says so again when the next guard is asked. */
    private static final class Twice extends CompletableFuture<Boolean> {

        private final CountDownLatch nextIsAsked;

        private Twice(CountDownLatch nextIsAsked) {
            this.nextIsAsked = nextIsAsked;
        }

        @Override
        public CompletableFuture<Boolean> whenComplete(BiConsumer<? super Boolean, ? super Throwable> action) {
            action.accept(true, null);
            try {
                nextIsAsked.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            action.accept(true, null);
            return this;
        }
    }
}
