// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The witness notices what it is there for, and nothing else. */
class WitnessTest {

    private static final String ROUTE = "Route[publisher=news, receiver=ann]";

    private final Witness witness = new Witness(fault -> {});

    @Test
    void whatIsReportedAndArrivesIsNoFaultInWhateverOrderTheTwoAreSeen() {
        arrive(1);
        report(1, Delivery.WRITTEN);
        report(2, Delivery.WRITTEN);
        report(3, Delivery.OVERFLOW);
        report(4, Delivery.WRITTEN);
        arrive(2, 4);

        noFaults();
        nothingOpen();
    }

    @Test
    void aLostMessageIsNoticedByTheNext() {
        report(1, Delivery.WRITTEN);
        report(2, Delivery.WRITTEN);
        arrive(2);

        faults("1 of " + ROUTE + " was reported as written, but 2 came first");
        nothingOpen();
    }

    @Test
    void aLostMessageIsNoticedWhenItsReportIsLate() {
        arrive(2);
        report(2, Delivery.WRITTEN);
        report(1, Delivery.WRITTEN);

        faults("1 of " + ROUTE + " was reported as written, and did not arrive before 2");
        nothingOpen();
    }

    @Test
    void theLastMessageThatIsLostStaysOpen() {
        report(1, Delivery.WRITTEN);

        noFaults();
        assertEquals(List.of("1 of " + ROUTE + " was reported as written, and is not there"), witness.open());
    }

    @Test
    void aDoubledMessageIsNoticed() {
        report(1, Delivery.WRITTEN);
        arrive(1, 1);

        faults("1 of " + ROUTE + " came twice");
    }

    @Test
    void aReorderedMessageIsNoticed() {
        arrive(2, 1);

        faults("1 of " + ROUTE + " came after 2");
    }

    @Test
    void aMessageThatWasReportedAsDroppedMustNotArriveBeforeOrAfterThat() {
        report(1, Delivery.OVERFLOW);
        arrive(1);
        arrive(2);
        report(2, Delivery.REPLACED);

        faults(
                "1 of " + ROUTE + " arrived, and was reported as dropped",
                "2 of " + ROUTE + " arrived, and was reported as REPLACED");
    }

    @Test
    void aMessageThatArrivesAndIsNeverReportedStaysOpen() {
        arrive(1);

        assertEquals(List.of("1 of " + ROUTE + " is there, and was never reported"), witness.open());
    }

    @Test
    void whoFollowsMayBeginAnywhereAndMissesNothing() {
        witness.followed("news", "ann", 7);
        witness.followed("news", "ann", 8);
        noFaults();

        witness.followed("news", "ann", 10);
        faults(ROUTE + " has nothing between 8 and 10");
    }

    @Test
    void aRequestHasOneReplyAndItsOwn() {
        witness.asked("ann", 1);
        witness.asked("ann", 2);
        witness.asked("ann", 3);
        witness.answered("ann", 1, 1);
        witness.answered("ann", 1, 1);
        witness.answered("ann", 2, 3);

        faults("the reply to 1 of ann came twice or was not asked for", "the reply to 2 of ann was for 3");
        assertEquals(List.of("no reply to [3] of ann"), witness.open());
    }

    private void report(long number, Delivery outcome) {
        witness.reported("news", "ann", number, outcome);
    }

    private void arrive(long... numbers) {
        for (long number : numbers) {
            witness.arrived("news", "ann", number);
        }
    }

    private void faults(String... expected) {
        assertEquals(List.of(expected), witness.faults());
    }

    private void noFaults() {
        faults();
    }

    private void nothingOpen() {
        assertEquals(List.of(), witness.open());
    }
}
