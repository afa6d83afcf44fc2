// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePathTest {

    /** What {@link Inside} copies. */
    record Pair(int left, int right) {}

    @ParameterizedTest
    @CsvSource({"constant, cdi", "constant, none", "jsonb, cdi", "jsonb, none"})
    void anEventIsAnsweredBeforeItsFrameHasBeenTaken(String codec, String scope) throws Exception {
        var path = new MessagePath();
        path.codec = codec;
        path.scope = scope;
        path.start();
        try {
            assertEquals(1, path.echo());
            assertEquals(2, path.echo());
        } finally {
            path.stop();
        }
    }

    @Test
    void aPartThatThereIsNotIsRefused() {
        assertEquals(new Pair(1, 3), Inside.with(new Pair(1, 2), Map.of("right", 3)));
        assertThrows(IllegalArgumentException.class, () -> Inside.with(new Pair(1, 2), Map.of("wrong", 3)));
    }
}
