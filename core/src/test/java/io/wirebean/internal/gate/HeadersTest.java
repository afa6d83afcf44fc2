// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"Host", "User-Agent", "Sec-WebSocket-Key", "accept-language"})
    void aCommonNameIsOneStringForAllConnections(String name) {
        assertSame(Headers.keyOf(name), Headers.keyOf(name.toUpperCase()));
        assertSame(Headers.keyOf(name), Headers.keyOf(new String(name.toCharArray())));
    }

    @Test
    void aNameIsFoundHoweverItIsWritten() {
        var headers = Headers.of(Map.of("Host", List.of("a"), "X-Own", List.of("b")));

        assertEquals(List.of("a"), headers.all("hOST"));
        assertEquals(List.of("b"), headers.all("x-own"));
    }
}
