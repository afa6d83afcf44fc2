// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.OnWSConnection;
import io.wirebean.OnWSDisconnection;
import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSUpgrade;
import io.wirebean.OnWSWatch;
import io.wirebean.WSController;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the container shows of an application's classes and beans while it deploys it. */
final class FoundBeans {

    private static final List<Class<? extends Annotation>> HANDLER_ANNOTATIONS = List.of(
            OnWSUpgrade.class,
            OnWSMessage.class,
            OnWSWatch.class,
            OnWSUnwatch.class,
            OnWSConnection.class,
            OnWSDisconnection.class,
            OnWSError.class);

    private final Set<Class<?>> controllerTypes = new LinkedHashSet<>();
    private final Map<Class<?>, Bean<?>> controllers = new LinkedHashMap<>();
    private final Map<Class<?>, Bean<?>> others = new LinkedHashMap<>();
    private final PlugIns plugIns = new PlugIns();
    private final ContainerLogin login = new ContainerLogin();

    /** A class that bears {@link WSController}; it may or may not become a bean. */
    void controllerType(AnnotatedType<?> type) {
        if (type.isAnnotationPresent(WSController.class)) {
            controllerTypes.add(type.getJavaClass());
        }
    }

    void bean(Annotated annotated, Bean<?> bean) {
        if (annotated.isAnnotationPresent(WSController.class)) {
            controllers.put(bean.getBeanClass(), bean);
        } else if (annotated instanceof AnnotatedType<?> type && hasHandlers(type)) {
            others.put(bean.getBeanClass(), bean);
        }
    }

    /** Any bean of the application. */
    void any(@Nullable Annotated annotated, Bean<?> bean) {
        plugIns.bean(bean);
        login.bean(annotated, bean);
    }

    /** Whether the server itself may find out who connects. */
    boolean hasContainerLogin() {
        return controllers.keySet().stream().findFirst().filter(login::isThere).isPresent();
    }

    /** The beans behind our plug-in interfaces. */
    PlugIns plugIns() {
        return plugIns;
    }

    /** A bean that another specializes, or that an alternative takes the place of, is called no more. */
    void dropReplaced(BeanManager beans) {
        controllers.entrySet().removeIf(each -> isReplaced(each.getKey(), each.getValue(), beans));
        others.entrySet().removeIf(each -> isReplaced(each.getKey(), each.getValue(), beans));
    }

    static boolean isReplaced(Class<?> type, Bean<?> bean, BeanManager beans) {
        Set<Bean<?>> candidates = beans.getBeans(type, Any.Literal.INSTANCE);
        if (candidates.isEmpty() || candidates.contains(bean) && bean.isAlternative()) {
            return false;
        }
        return !candidates.contains(bean) || candidates.stream().anyMatch(Bean::isAlternative);
    }

    Map<Class<?>, Bean<?>> controllers() {
        return controllers;
    }

    /** Beans with handlers that are no controllers, and that no controller inherits its handlers from. */
    Stream<Map.Entry<Class<?>, Bean<?>>> others() {
        return others.entrySet().stream()
                .filter(other -> controllers.keySet().stream().noneMatch(other.getKey()::isAssignableFrom));
    }

    /** Of these classes with handlers, those that are no beans and that no controller inherits its handlers from. */
    List<Class<?>> strays(Set<Class<?>> withHandlers) {
        return withHandlers.stream()
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .filter(type -> !type.isAnnotationPresent(Vetoed.class) && !type.isAnnotationPresent(Alternative.class))
                .filter(type -> !type.isAnnotationPresent(WSController.class))
                .filter(type -> !others.containsKey(type))
                .filter(type -> controllers.keySet().stream().noneMatch(type::isAssignableFrom))
                .sorted(Comparator.comparing(Class::getName))
                .<Class<?>>map(type -> type)
                .toList();
    }

    /** Classes that bear {@link WSController} and that the container silently does not make beans of, for want of a constructor. */
    Stream<Class<?>> constructorless() {
        return controllerTypes.stream()
                .filter(type -> !controllers.containsKey(type))
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .filter(type -> Arrays.stream(type.getDeclaredConstructors()).noneMatch(FoundBeans::isBeanConstructor));
    }

    private static boolean isBeanConstructor(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0 || constructor.isAnnotationPresent(Inject.class);
    }

    private static boolean hasHandlers(AnnotatedType<?> type) {
        return type.getMethods().stream().anyMatch(FoundBeans::isHandler);
    }

    private static boolean isHandler(AnnotatedMethod<?> method) {
        return HANDLER_ANNOTATIONS.stream().anyMatch(method::isAnnotationPresent);
    }
}
