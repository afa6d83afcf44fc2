// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.Type;

/** Takes contextual references from the container; they live as long as the application. */
final class References {

    private References() {}

    static Object of(BeanManager beans, Bean<?> bean, Type type) {
        return beans.getReference(bean, type, beans.createCreationalContext(bean));
    }

    /** The class of a bean behind an interface, which of a producer's bean its types tell. */
    static Class<?> type(Bean<?> bean, Class<?> seam) {
        Class<?> declaring = bean.getBeanClass();
        if (seam.isAssignableFrom(declaring) && bean.getTypes().contains(declaring)) {
            return declaring;
        }
        Class<?> nearest = seam;
        for (Type type : bean.getTypes()) {
            if (type instanceof Class<?> each && nearest.isAssignableFrom(each)) {
                nearest = each;
            }
        }
        return nearest;
    }

    /** As observers are ordered, so that no priority lies in the middle. */
    static int priority(Class<?> type) {
        Priority priority = type.getAnnotation(Priority.class);
        return priority == null ? ObserverMethod.DEFAULT_PRIORITY : priority.value();
    }
}
