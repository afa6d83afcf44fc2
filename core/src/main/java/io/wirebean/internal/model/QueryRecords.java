// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.FromQuery;
import io.wirebean.internal.model.From.Source;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plans record parameters that take all query parameters; a component may bear {@link FromQuery} itself. */
final class QueryRecords {

    private final AnnotatedParameters parameters;

    QueryRecords(AnnotatedParameters parameters) {
        this.parameters = parameters;
    }

    ArgumentPlan<Facts> plan(ParameterDescription parameter) {
        GenericTypes types = GenericTypes.of(parameter.type());
        Constructor<?> constructor = canonical(parameter.raw());
        RecordComponent[] components = parameter.raw().getRecordComponents();
        List<ArgumentPlan<Facts>> plans = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            From from = From.on(constructor.getParameters()[i]).stream()
                    .filter(each -> each.source() == Source.QUERY)
                    .findFirst()
                    .orElse(new From(Source.QUERY, "", null));
            String name = from.value().isEmpty() ? components[i].getName() : from.value();
            plans.add(parameters.text(parameter, types.resolve(components[i].getGenericType()), name, from));
        }
        return new QueryRecord(parameter.raw().getSimpleName(), spread(constructor), plans);
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(components);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    private static MethodHandle spread(Constructor<?> constructor) {
        constructor.setAccessible(true);
        try {
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, constructor.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constructor + " has been made accessible", e);
        }
    }
}
