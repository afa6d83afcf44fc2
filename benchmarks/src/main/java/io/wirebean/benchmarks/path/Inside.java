// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.path;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Reaches what a running application shows to nobody: a benchmark alone may. */
final class Inside {

    private Inside() {}

    /** What a field holds, then a field of that, and so on. */
    static Object field(Object object, String... names) {
        try {
            Object value = object;
            for (String name : names) {
                Field field = value.getClass().getDeclaredField(name);
                field.setAccessible(true);
                value = field.get(value);
            }
            return value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same record with other values for some of its components. */
    static <R extends Record> R with(R record, Map<String, Object> others) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        var names = Arrays.stream(components).map(RecordComponent::getName).toList();
        if (!names.containsAll(others.keySet())) {
            throw new IllegalArgumentException(others.keySet() + " are not all among " + names);
        }
        Object[] values = Arrays.stream(components)
                .map(component -> others.getOrDefault(component.getName(), field(record, component.getName())))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked") // a record's class makes that record
            Constructor<R> constructor = (Constructor<R>) record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
