// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailureLogTest {

    private final AtomicLong nanos = new AtomicLong();
    private final FailureLog failures = new FailureLog(nanos::get);
    private UpgradeView request;
    private Logged logged;

    @BeforeEach
    void listen() {
        var seen = new AtomicReference<UpgradeView>();
        var endpoint = new GuardedEndpoint().guard(asked -> {
            seen.set((UpgradeView) asked);
            return true;
        });
        try (var gate = TestGate.of(endpoint)) {
            Request.plain().admittedBy(gate);
        }
        request = seen.get();
        logged = new Logged();
    }

    @AfterEach
    void stop() {
        logged.stop();
    }

    @Test
    void aFewFailuresOfOneKindAreLoggedAndTheRestIsCounted() {
        String last = "";
        for (int i = 0; i < FailureLog.FULL; i++) {
            last = failures.log("a guard", new IllegalStateException("number " + i), request);
        }
        for (int i = 0; i < 1_000; i++) {
            assertEquals(last, failures.log("a guard", new IllegalStateException("one more"), request));
        }

        assertEquals(FailureLog.FULL + 1, logged.texts.size());
        assertTrue(logged.text().contains("number 4"));
        assertTrue(logged.text()
                .endsWith("a guard goes on failing with java.lang.IllegalStateException: counted for a minute and not"
                        + " logged, told to clients as reference " + last + "null"));
    }

    @Test
    void anotherKindAndAnotherPlaceAreLoggedBesideIt() {
        for (int i = 0; i < 100; i++) {
            failures.log("a guard", new IllegalStateException("the first"), request);
        }

        failures.log("a guard", new IllegalArgumentException("another kind"), request);
        failures.log("another guard", new IllegalStateException("another place"), request);

        assertTrue(logged.text().contains("another kind"));
        assertTrue(logged.text().contains("another place"));
    }

    @Test
    void afterAMinuteTheyAreLoggedAgainAndHowManyWereNot() {
        String last = "";
        for (int i = 0; i < FailureLog.FULL + 7; i++) {
            last = failures.log("a guard", new IllegalStateException("before"), request);
        }
        logged.texts.clear();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));

        assertNotEquals(last, failures.log("a guard", new IllegalStateException("after"), request));

        assertEquals("a guard had failed 7 more times with java.lang.IllegalStateExceptionnull", logged.texts.poll());
        assertTrue(logged.texts.poll().contains("after"));
    }

    @Test
    void kindsWithoutNumberAreNotKept() {
        for (int i = 0; i < 1_000; i++) {
            failures.log("guard " + i, new IllegalStateException("failed"), request);
        }

        assertEquals(1_000, logged.texts.size());
    }
}
