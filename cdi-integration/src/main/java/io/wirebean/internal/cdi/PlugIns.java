// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.AudienceFilter;
import io.wirebean.spi.ArgumentResolver;
import io.wirebean.spi.ConnectionObserver;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.TokenVerifier;
import io.wirebean.spi.UpgradeGuard;
import io.wirebean.spi.WireFormat;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.json.bind.Jsonb;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The application's beans behind our plug-in interfaces, as the container shows them while it deploys.
 *
 * <p>An extension's bean manager does not see the application's beans on Payara 6.2025.9, so that what was shown is taken
 * where it sees none.
 */
final class PlugIns {

    /** Of these nothing can be asked before there are beans, and a plan needs their answers. */
    private static final List<Class<?>> PLANNED_WITH =
            List.of(WireFormat.class, ArgumentResolver.class, UpgradeGuard.class);

    private static final List<Class<?>> OTHERS = List.of(
            TokenVerifier.class, ConnectionObserver.class, PayloadCodec.class, Jsonb.class, AudienceFilter.class);

    private final Map<Class<?>, Set<Bean<?>>> shown = new LinkedHashMap<>();

    /** Any bean of the application. */
    void bean(Bean<?> bean) {
        PLANNED_WITH.forEach(seam -> keep(seam, bean));
        OTHERS.forEach(seam -> keep(seam, bean));
    }

    private void keep(Class<?> seam, Bean<?> bean) {
        boolean around = bean instanceof Decorator || bean instanceof Interceptor;
        if (!around && bean.getTypes().contains(seam)) {
            shown.computeIfAbsent(seam, none -> new LinkedHashSet<>()).add(bean);
        }
    }

    /** Whether the application plugs in formats, resolvers or guards. */
    boolean arePlannedWith() {
        return PLANNED_WITH.stream().anyMatch(shown::containsKey);
    }

    /** All beans of a plug-in interface, the smallest {@code @Priority} first. */
    <T> List<T> all(BeanManager beans, Class<T> seam) {
        return beans(beans, seam).stream()
                .map(bean -> seam.cast(References.of(beans, bean, seam)))
                .toList();
    }

    /** The same, no instance asked for. */
    List<Bean<?>> beans(BeanManager beans, Class<?> seam) {
        Set<Bean<?>> seen = beans.getBeans(seam, Any.Literal.INSTANCE);
        return (seen.isEmpty() ? shown(seam) : seen)
                .stream()
                        .sorted(Comparator.<Bean<?>>comparingInt(bean -> References.priority(bean.getBeanClass()))
                                .thenComparing(bean -> bean.getBeanClass().getName()))
                        .toList();
    }

    /** The application's one bean of a type. */
    <T> Optional<T> one(BeanManager beans, Class<T> type) {
        Set<Bean<?>> seen = beans.getBeans(type);
        Bean<?> bean = beans.resolve(seen.isEmpty() ? unqualified(type) : seen);
        return Optional.ofNullable(bean).map(found -> type.cast(References.of(beans, found, type)));
    }

    private Set<Bean<?>> unqualified(Class<?> type) {
        var unqualified = new LinkedHashSet<>(shown(type));
        unqualified.removeIf(bean -> !bean.getQualifiers().contains(Default.Literal.INSTANCE));
        return unqualified;
    }

    private Set<Bean<?>> shown(Class<?> seam) {
        return shown.getOrDefault(seam, Set.of());
    }
}
