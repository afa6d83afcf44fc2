// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.OnWSUpgrade;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the handler methods of a class: its own, inherited ones, and the default methods of its interfaces. */
final class HandlerMethods {

    /** Reflection gives no order: by name and parameters, reports and plans are the same on every JVM. */
    private static final Comparator<Method> ORDER =
            Comparator.<Method, Boolean>comparing(Method::isBridge).thenComparing(Place::of);

    private final List<Method> visible = new ArrayList<>();
    private final List<Method> found = new ArrayList<>();
    private final List<Method> silencing = new ArrayList<>();

    private HandlerMethods() {}

    static List<Method> of(Class<?> type) {
        var methods = new HandlerMethods();
        for (Class<?> each : lineage(type)) {
            methods.look(each);
        }
        return methods.found;
    }

    /** The methods that take the place of an upgrade method without being one: nobody decides any more. */
    static List<Method> silencing(Class<?> type) {
        var methods = new HandlerMethods();
        for (Class<?> each : lineage(type)) {
            methods.look(each);
        }
        return methods.silencing;
    }

    /** The class, its superclasses, then all interfaces, each before those that it extends. */
    static Set<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            classes.add(each);
        }
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> each : classes) {
            collectInterfaces(each, interfaces);
        }
        classes.addAll(interfaces);
        return classes;
    }

    private static void collectInterfaces(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> each : type.getInterfaces()) {
            // seen again below another interface it moves behind that one, which may override its methods
            interfaces.remove(each);
            interfaces.add(each);
            collectInterfaces(each, interfaces);
        }
    }

    /** The methods that the class itself declares, the same on every JVM; bridges come last. */
    static Method[] declared(Class<?> type) {
        Method[] declared = type.getDeclaredMethods();
        Arrays.sort(declared, ORDER);
        return declared;
    }

    private void look(Class<?> type) {
        Method[] declared = declared(type);
        for (Method method : declared) {
            if (method.isBridge() && !bridgesWithin(method, declared)) {
                continue;
            }
            Optional<Method> overriding =
                    visible.stream().filter(other -> overrides(other, method)).findFirst();
            visible.add(method);
            if (method.isAnnotationPresent(OnWSUpgrade.class)) {
                overriding
                        .filter(other -> !other.isAnnotationPresent(OnWSUpgrade.class))
                        .ifPresent(silencing::add);
            }
            if (overriding.isEmpty() && !method.isBridge() && isHandler(method)) {
                found.add(method);
            }
        }
    }

    private static boolean isHandler(Method method) {
        return !Modifier.isAbstract(method.getModifiers())
                && !HandlerKind.of(method).isEmpty();
    }

    /** Whether a bridge leads to a method beside it; one that only makes an inherited method public overrides nothing. */
    private static boolean bridgesWithin(Method bridge, Method[] declared) {
        return Arrays.stream(declared)
                .anyMatch(method -> !method.isBridge()
                        && method.getName().equals(bridge.getName())
                        && fits(method.getParameterTypes(), bridge.getParameterTypes()));
    }

    private static boolean fits(Class<?>[] narrow, Class<?>[] wide) {
        boolean fits = narrow.length == wide.length;
        for (int i = 0; fits && i < narrow.length; i++) {
            fits = wide[i].isAssignableFrom(narrow[i]);
        }
        return fits;
    }

    private static boolean overrides(Method sub, Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers) || Modifier.isPrivate(sub.getModifiers())) {
            return false;
        }
        boolean reachable = Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers)
                || sub.getDeclaringClass()
                        .getPackage()
                        .equals(method.getDeclaringClass().getPackage());
        return reachable
                && sub.getName().equals(method.getName())
                && Arrays.equals(sub.getParameterTypes(), method.getParameterTypes());
    }
}
