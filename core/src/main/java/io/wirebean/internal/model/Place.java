// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes down where something stands in the application's source. */
final class Place {

    private Place() {}

    /** {@code com.acme.ChatController#send(ChatMessage)}. */
    static String of(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        return of(method.getDeclaringClass()) + "#" + method.getName() + "(" + parameters + ")";
    }

    /** A method as above, {@code com.acme.Alerts#prices} for a field, the class for a constructor. */
    static String of(Member member) {
        if (member instanceof Method method) {
            return of(method);
        }
        return of(member.getDeclaringClass()) + (member instanceof Field ? "#" + member.getName() : "");
    }

    /** {@code com.acme.ChatController}. */
    static String of(Class<?> type) {
        String name = type.getCanonicalName();
        return name == null ? type.getName() : name;
    }
}
