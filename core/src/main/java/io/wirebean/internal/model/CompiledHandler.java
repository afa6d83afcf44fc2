// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Concurrent;
import io.wirebean.Handshake;
import io.wirebean.NonBlocking;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A handler whose call is one method handle and one plan per argument. */
final class CompiledHandler implements HandlerPlan {

    private final String place;
    private final Class<?> controller;
    private final boolean concurrent;
    private final boolean nonBlocking;
    private final BeanSource beans;
    private final List<ArgumentPlan> arguments;
    private final Optional<BroadcastPlan> broadcast;
    private final MethodHandle method;

    CompiledHandler(
            HandlerDescription written,
            BeanSource beans,
            List<ArgumentPlan> arguments,
            @Nullable BroadcastPlan broadcast) {
        this.place = written.place();
        this.controller = written.bean();
        this.concurrent =
                written.annotation(Concurrent.class) != null || written.bean().isAnnotationPresent(Concurrent.class);
        this.nonBlocking = written.annotation(NonBlocking.class) != null;
        this.beans = beans;
        this.arguments = List.copyOf(arguments);
        this.broadcast = Optional.ofNullable(broadcast);
        this.method = spread(written.method());
    }

    private static MethodHandle spread(Method method) {
        method.setAccessible(true);
        try {
            return MethodHandles.lookup()
                    .unreflect(method)
                    .asFixedArity()
                    .asSpreader(1, Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " has been made accessible", e);
        }
    }

    @Override
    public @Nullable Object call(Call call) throws Throwable {
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).value(call);
        }
        Object instance = beans.instance(call.connection());
        return (Object) method.invokeExact(instance, values);
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Class<?> controller() {
        return controller;
    }

    @Override
    public boolean concurrent() {
        return concurrent;
    }

    @Override
    public boolean nonBlocking() {
        return nonBlocking;
    }

    @Override
    public Optional<BroadcastPlan> broadcast() {
        return broadcast;
    }

    @Override
    public Optional<UpgradeMisfit> misfit(Handshake handshake) {
        return arguments.stream()
                .flatMap(argument -> argument.misfit(() -> handshake).stream())
                .findFirst();
    }

    @Override
    public String toString() {
        return place;
    }
}
