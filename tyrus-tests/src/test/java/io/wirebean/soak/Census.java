// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How much each index of a server holds: whatever collection, queue, map or semaphore can be reached from it through our classes,
 * by the field that it stands in. So an index that is made tomorrow is counted as well.
 */
final class Census {

    private final Map<String, Long> sizes = new TreeMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> ahead = new ArrayDeque<>();
    private final StringBuilder description = new StringBuilder();
    private String wanted = "";

    private Census() {}

    static Map<String, Long> of(Object server) {
        var census = new Census();
        census.reach(server);
        while (!census.ahead.isEmpty()) {
            census.look(census.ahead.pop());
        }
        return census.sizes;
    }

    /** What the elements of an index are like: their fields, and those of what they consist of. */
    static String described(Object server, String index) {
        var census = new Census();
        census.wanted = index;
        census.reach(server);
        while (!census.ahead.isEmpty()) {
            census.look(census.ahead.pop());
        }
        return census.description.toString();
    }

    /** What waits for one connection, the write in flight included. */
    static long waitingBytes(Object connection) {
        return (long) content("bytes", content("waiting", content("outbox", content("ending", connection))));
    }

    private static Object content(String field, Object owner) {
        try {
            return content(owner.getClass().getDeclaredField(field), owner);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reach(Object value) {
        if (seen.add(value)) {
            ahead.push(value);
        }
    }

    private void look(Object value) {
        for (Class<?> type = value.getClass(); type != null && isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    look(type.getSimpleName() + "." + field.getName(), content(field, value));
                }
            }
        }
    }

    private void look(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            count(name, map.size());
            map.keySet().forEach(this::element);
            map.values().forEach(this::element);
        } else if (value instanceof Collection<?> all) {
            count(name, all.size());
            all.forEach(this::element);
            if (name.equals(wanted)) {
                all.stream().limit(3).forEach(one -> describe(one, 3));
            }
        } else if (value instanceof Semaphore permits) {
            count(name, permits.availablePermits());
        } else if (value instanceof ScheduledThreadPoolExecutor timer) {
            count(name, timer.getQueue().size());
        } else if (value.getClass().isArray()
                && !value.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                element(Array.get(value, i));
            }
        } else {
            element(value);
        }
    }

    private void element(Object value) {
        if (value instanceof AtomicReference<?> reference) {
            element(reference.get());
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(this::element);
        } else if (value instanceof Collection<?> all) {
            all.forEach(this::element);
        } else if (value != null
                && isOurs(value.getClass())
                && !value.getClass().isEnum()) {
            reach(value);
        }
    }

    private void describe(Object value, int depth) {
        description.append(value.getClass().getSimpleName());
        if (!isOurs(value.getClass()) || depth == 0 || value.getClass().isEnum()) {
            String text = isOurs(value.getClass()) ? "" : String.valueOf(value);
            description.append(' ').append(text, 0, Math.min(100, text.length()));
            return;
        }
        description.append('{');
        for (Field field : value.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                description.append(field.getName()).append('=');
                describe(content(field, value), depth - 1);
                description.append("; ");
            }
        }
        description.append('}');
    }

    private void count(String name, long size) {
        sizes.merge(name, size, Long::sum);
    }

    private static Object content(Field field, Object owner) {
        try {
            field.setAccessible(true);
            Object content = field.get(owner);
            return content == null ? "" : content;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.wirebean.") && !type.getName().startsWith("io.wirebean.soak");
    }
}
