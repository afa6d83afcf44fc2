// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactProviderTest {

    @Test
    void noMethodFallsBackToWhatJsonpDoesWithoutAProvider() {
        assertEquals(List.of(), notOverridden(JsonProvider.class, ExactProvider.class));
        assertEquals(List.of(), notOverridden(JsonParser.class, ExactParser.class));
    }

    private static List<String> notOverridden(Class<?> type, Class<?> delegating) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !declares(delegating, method))
                .map(Method::toString)
                .toList();
    }

    private static boolean declares(Class<?> type, Method wanted) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(wanted.getName())
                        && Arrays.equals(method.getParameterTypes(), wanted.getParameterTypes()));
    }
}
