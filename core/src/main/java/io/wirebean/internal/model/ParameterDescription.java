// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a handler.
 *
 * @param position the first is 1
 * @param type as the controller's class sees it, without variables
 */
record ParameterDescription(HandlerDescription handler, Parameter parameter, int position, Type type) {

    Class<?> raw() {
        return GenericTypes.raw(type);
    }

    <A extends Annotation> @Nullable A annotation(Class<A> annotation) {
        return parameter.getAnnotation(annotation);
    }

    /** {@code 2 "rom"}, or {@code 2 (String)} where the class was compiled without names. */
    String words() {
        String name = parameter.isNamePresent() ? "\"" + parameter.getName() + "\"" : "(" + raw().getSimpleName() + ")";
        return position + " " + name;
    }

    String place() {
        return handler.place();
    }

    /** Whether it says so: any annotation named {@code Nullable}, on the parameter or on its type. */
    boolean mayBeNull() {
        return Stream.concat(
                        Arrays.stream(parameter.getAnnotations()),
                        Arrays.stream(parameter.getAnnotatedType().getAnnotations()))
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
    }
}
