// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamesTest {

    private final Names names = new Names();

    @Test
    void aNameThatCameBeforeIsTheSameText() {
        String first = names.at("x say y", 2, 5);

        assertEquals("say", first);
        assertSame(first, names.at("another say", 8, 11));
    }

    @Test
    void whatStandsThereIsWhatItGivesWhateverElseHasCome() {
        var random = new Random(5);
        List<String> few = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            few.add(text(random));
        }
        for (int i = 0; i < 100_000; i++) {
            String text = few.get(random.nextInt(few.size()));
            assertEquals(text, names.at("<" + text + ">", 1, 1 + text.length()));
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(40), 0, 5)
                .collect(StringBuilder::new, (all, c) -> all.append("ab\uD83D\uDE00z".charAt(c)), StringBuilder::append)
                .toString();
    }
}
