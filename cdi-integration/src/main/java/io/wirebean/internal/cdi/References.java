// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes contextual references from the container; they live as long as the application. */
final class References {

    private References() {}

    static Object of(BeanManager beans, Bean<?> bean, Type type) {
        return beans.getReference(bean, type, beans.createCreationalContext(bean));
    }

    /** All beans of a plug-in interface, the smallest {@code @Priority} first. */
    static <T> List<T> all(BeanManager beans, Class<T> seam) {
        return beans.getBeans(seam, Any.Literal.INSTANCE).stream()
                .sorted(Comparator.<Bean<?>>comparingInt(bean -> priority(bean.getBeanClass()))
                        .thenComparing(bean -> bean.getBeanClass().getName()))
                .map(bean -> seam.cast(of(beans, bean, seam)))
                .toList();
    }

    /** The application's one bean of a type. */
    static <T> Optional<T> one(BeanManager beans, Class<T> type) {
        Bean<?> bean = beans.resolve(beans.getBeans(type));
        return Optional.ofNullable(bean).map(found -> type.cast(of(beans, found, type)));
    }

    /** As observers are ordered, so that no priority lies in the middle. */
    static int priority(Class<?> type) {
        Priority priority = type.getAnnotation(Priority.class);
        return priority == null ? ObserverMethod.DEFAULT_PRIORITY : priority.value();
    }
}
