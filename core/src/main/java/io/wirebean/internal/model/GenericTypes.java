// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows what the type variables of inherited methods stand for in one class. */
final class GenericTypes {

    private final Map<TypeVariable<?>, Type> meanings = new HashMap<>();

    private GenericTypes() {}

    /** @param type a class, or a parameterized type without variables */
    static GenericTypes of(Type type) {
        var types = new GenericTypes();
        types.learn(type);
        return types;
    }

    /** The class that a resolved type is made of. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        return Object.class;
    }

    /** The argument of a type such as {@code Optional<String>}; Object where it is written without one. */
    static Type argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }

    /** The type without variables and wildcards, each replaced by what it stands for or by its bound. */
    Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return meaningOf(variable);
        }
        if (type instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return resolve(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            Type component = resolve(array.getGenericComponentType());
            return component instanceof Class<?> known
                    ? Array.newInstance(known, 0).getClass()
                    : new ResolvedArray(component);
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Type> arguments = Arrays.stream(parameterized.getActualTypeArguments())
                    .map(this::resolve)
                    .toList();
            return new Resolved((Class<?>) parameterized.getRawType(), arguments, parameterized.getOwnerType());
        }
        return type;
    }

    private Type meaningOf(TypeVariable<?> variable) {
        Type meaning = meanings.get(variable);
        if (meaning != null) {
            return meaning;
        }
        // a bound may name the variable itself, as in T extends Comparable<T>: its class is all that can be known
        Type bound = variable.getBounds()[0];
        return bound instanceof TypeVariable<?> other ? meaningOf(other) : raw(bound);
    }

    private void learn(@Nullable Type type) {
        if (type == null) {
            return;
        }
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) {
                meanings.putIfAbsent(variables[i], resolve(arguments[i]));
            }
        }
        learn(raw.getGenericSuperclass());
        for (Type implemented : raw.getGenericInterfaces()) {
            learn(implemented);
        }
    }

    private record Resolved(Class<?> raw, List<Type> arguments, @Nullable Type owner) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(Type[]::new);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return owner;
        }

        @Override
        public String toString() {
            return raw.getTypeName()
                    + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    private record ResolvedArray(Type component) implements GenericArrayType {

        @Override
        public Type getGenericComponentType() {
            return component;
        }

        @Override
        public String toString() {
            return component.getTypeName() + "[]";
        }
    }
}
