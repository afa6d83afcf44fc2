// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.AudienceFilter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The beans that audiences are filtered by, under the names of their classes; there once the application is deployed. */
final class FilterBeans implements Function<String, @Nullable AudienceFilter> {

    private volatile Map<String, List<Filter>> byName = Map.of();

    /** A bean, and its class or what its producer says that it is. */
    private record Filter(Class<?> type, AudienceFilter reference) {}

    /** Takes the reference of each: a client proxy, or the one instance that serves as long as the application lives. */
    void take(PlugIns plugged, BeanManager beans) {
        Map<String, List<Filter>> found = new HashMap<>();
        for (Bean<?> bean : plugged.beans(beans, AudienceFilter.class)) {
            Class<?> type = References.type(bean, AudienceFilter.class);
            if (!FoundBeans.isReplaced(type, bean, beans)) {
                var reference = (AudienceFilter) References.of(beans, bean, AudienceFilter.class);
                var filter = new Filter(type, reference);
                for (Object named : bean.getTypes()) {
                    if (named instanceof Class<?> each && AudienceFilter.class.isAssignableFrom(each)) {
                        found.computeIfAbsent(each.getName(), none -> new ArrayList<>())
                                .add(filter);
                    }
                }
            }
        }
        found.replaceAll(FilterBeans::meant);
        byName = Map.copyOf(found);
    }

    /** Of all that are of a class, those of that class itself, if there are any. */
    private static List<Filter> meant(String name, List<Filter> all) {
        List<Filter> own = all.stream()
                .filter(filter -> filter.type().getName().equals(name))
                .toList();
        return own.isEmpty() ? List.copyOf(all) : own;
    }

    /** @throws IllegalArgumentException if nothing says which of several beans is meant */
    @Override
    public @Nullable AudienceFilter apply(String name) {
        List<Filter> meant = byName.getOrDefault(name, List.of());
        if (meant.size() > 1) {
            String types = meant.stream()
                    .map(filter -> filter.type().getName())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("several beans are a " + name + ": " + types
                    + "; name the class of one of them, which only that bean has");
        }
        return meant.isEmpty() ? null : meant.get(0).reference();
    }
}
