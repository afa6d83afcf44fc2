// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.internal.gate.GateDecision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlineTest {

    private static final Refused TOO_LATE = Refusals.later(503, 1, "the upgrade took too long");

    @Test
    void aGuardThatDoesNotReturnIsInterruptedAndTheUpgradeRefusedWith503() throws Exception {
        var interrupted = new CountDownLatch(1);
        var endpoint = new GuardedEndpoint().guard(request -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return true;
        });
        try (var gate = TestGate.of(endpoint, Map.of("upgrade.timeout", "50ms"))) {

            assertEquals(TOO_LATE, Request.plain().refusedBy(gate));
            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
            assertEquals("guard 1 has not decided", gate.told.get(0).reason());
        }
    }

    @Test
    void aStageThatNeverCompletesIs503AndItsLateAnswerIsIgnored() {
        var late = new CompletableFuture<Boolean>();
        var asked = new ArrayList<String>();
        var endpoint = new GuardedEndpoint().guard(request -> late).guard(request -> asked.add("second"));
        try (var gate = TestGate.of(endpoint, Map.of("upgrade.timeout", "50ms"))) {

            assertEquals(TOO_LATE, Request.plain().refusedBy(gate));
            late.complete(true);
            assertEquals(List.of(), asked);
            assertEquals(1, gate.told.size());
        }
    }

    @Test
    void whoComesWhileTooManyWaitIsRefusedAtOnce() throws Exception {
        var entered = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        var endpoint = new GuardedEndpoint().guard(request -> {
            entered.countDown();
            go.await();
            return true;
        });
        try (var gate = TestGate.of(endpoint, Map.of("upgrade.max-pending", "2"))) {
            var waiting = List.of(
                    gate.gate.decideLater(Request.plain().raw()).toCompletableFuture(),
                    gate.gate.decideLater(Request.plain().raw()).toCompletableFuture());
            entered.await();

            assertEquals(
                    Refusals.later(503, 1, "2 upgrades wait already (wirebean.upgrade.max-pending)"),
                    Request.plain().refusedBy(gate));
            go.countDown();
            for (var one : waiting) {
                assertTrue(one.get() instanceof GateDecision.Admitted);
            }
            Request.plain().admittedBy(gate);
        }
    }

    @Test
    void renewalsThatWaitTakeNoPlaceOfAnUpgrade() {
        var slow = new CompletableFuture<Boolean>();
        var endpoint = new GuardedEndpoint()
                .guard(request ->
                        request.bearerToken().map(token -> (Object) slow).orElse(true));
        try (var gate = TestGate.of(endpoint, Map.of("upgrade.max-pending", "1"))) {
            Admission admission = Request.plain().admittedBy(gate);

            var renewal = gate.gate.again(admission, "new").toCompletableFuture();

            Request.plain().admittedBy(gate);
            assertFalse(renewal.isDone());
            slow.complete(true);
            assertTrue(renewal.join() instanceof GateDecision.Admitted);
        }
    }

    @Test
    void theThreadOfATimedOutGuardBearsNoInterruptionForWhoeverIsNext() throws Exception {
        var endpoint = new GuardedEndpoint().guard(request -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        try (var gate = TestGate.of(endpoint, Map.of("upgrade.timeout", "50ms"))) {
            Request.plain().refusedBy(gate);

            for (int i = 0; i < 20; i++) {
                assertFalse(gate.guards
                        .submit(() -> Thread.currentThread().isInterrupted())
                        .get());
            }
        }
    }

    @Test
    void anInterruptedWaiterGivesUpWith503() throws Exception {
        var endpoint = new GuardedEndpoint().guard(request -> new CompletableFuture<Boolean>());
        try (var gate = TestGate.of(endpoint)) {
            Thread.currentThread().interrupt();

            Refused refused = Request.plain().refusedBy(gate);

            assertTrue(Thread.interrupted());
            assertEquals(503, refused.status());
            assertEquals("the server is going away", refused.body());
        }
    }

    @Test
    void aDecisionThatIsCancelledInterruptsItsGuardAndGivesItsPlaceFree() throws Exception {
        var entered = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var endpoint = new GuardedEndpoint().guard(request -> {
            if (entered.getCount() == 0) {
                return true;
            }
            entered.countDown();
            try {
                return new CountDownLatch(1).await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted.countDown();
                return true;
            }
        });
        try (var gate = TestGate.of(endpoint, Map.of("upgrade.max-pending", "1"))) {
            var abandoned = gate.gate.decideLater(Request.plain().raw()).toCompletableFuture();
            entered.await();

            abandoned.cancel(false);

            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
            Request.plain().admittedBy(gate);
            assertEquals(List.of(), gate.told);
        }
    }
}
