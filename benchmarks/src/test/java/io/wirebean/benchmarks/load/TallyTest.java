// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void whereNothingArrivedThereIsNoShareForEach() {
        assertEquals(2.5, Tally.ofAnswers(4).perAnswer(10));
        assertEquals(Double.NaN, Tally.ofAnswers(0).perAnswer(10));
    }
}
