// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds how a type is made of one String. */
final class Conversions {

    private static final MethodType TEXT_TO_OBJECT = MethodType.methodType(Object.class, String.class);
    private static final List<String> FACTORIES = List.of("valueOf", "of", "parse", "fromString");

    private Conversions() {}

    /** The conversion to a type; empty where the type offers none. */
    static Optional<Conversion> to(Class<?> type) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        String name = MethodType.methodType(type).unwrap().returnType().getSimpleName();
        return function(boxed).map(found -> new Conversion(name, found.asType(TEXT_TO_OBJECT)));
    }

    private static Optional<MethodHandle> function(Class<?> type) {
        if (type.isAssignableFrom(String.class)) {
            return Optional.of(MethodHandles.identity(String.class));
        }
        if (type == Boolean.class || type == Character.class) {
            return Optional.of(own(type == Boolean.class ? "bool" : "character", type));
        }
        Stream<Executable> factories = FACTORIES.stream().flatMap(name -> Stream.of(String.class, CharSequence.class)
                .flatMap(parameter -> factory(type, name, parameter)));
        return Stream.concat(constructor(type), factories)
                .filter(Executable::trySetAccessible)
                .findFirst()
                .map(Conversions::handle);
    }

    private static Stream<Executable> constructor(Class<?> type) {
        return Stream.<Constructor<?>>of(type.getDeclaredConstructors())
                .filter(each -> !Modifier.isAbstract(type.getModifiers())
                        && !Modifier.isPrivate(each.getModifiers())
                        && takes(each, String.class))
                .map(Executable.class::cast);
    }

    private static Stream<Executable> factory(Class<?> type, String name, Class<?> parameter) {
        return Stream.<Method>of(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(name)
                        && Modifier.isStatic(each.getModifiers())
                        && !Modifier.isPrivate(each.getModifiers())
                        && type.isAssignableFrom(each.getReturnType())
                        && takes(each, parameter))
                .map(Executable.class::cast);
    }

    private static boolean takes(Executable executable, Class<?> parameter) {
        Class<?>[] parameters = executable.getParameterTypes();
        return parameters.length == 1 && parameters[0] == parameter;
    }

    private static MethodHandle handle(Executable executable) {
        try {
            return executable instanceof Constructor<?> constructor
                    ? MethodHandles.lookup().unreflectConstructor(constructor)
                    : MethodHandles.lookup().unreflect((Method) executable);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(executable + " has been made accessible", e);
        }
    }

    private static MethodHandle own(String name, Class<?> result) {
        try {
            return MethodHandles.lookup()
                    .findStatic(Conversions.class, name, MethodType.methodType(result, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the method " + name + " stands below", e);
        }
    }

    // Boolean.valueOf takes anything for false
    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text.length() + " characters");
        }
        return text.charAt(0);
    }
}
