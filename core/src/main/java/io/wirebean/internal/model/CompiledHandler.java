// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Concurrent;
import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.NonBlocking;
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
    private final List<ArgumentPlan<? super Call>> arguments;
    private final Optional<BroadcastPlan> broadcast;
    private final @Nullable Permission permission;
    private final TargetMethod method;

    CompiledHandler(
            HandlerDescription written,
            BeanSource beans,
            List<ArgumentPlan<? super Call>> arguments,
            @Nullable BroadcastPlan broadcast) {
        this.place = written.place();
        this.controller = written.bean();
        this.concurrent =
                written.annotation(Concurrent.class) != null || written.bean().isAnnotationPresent(Concurrent.class);
        this.nonBlocking = written.annotation(NonBlocking.class) != null;
        this.beans = beans;
        this.arguments = List.copyOf(arguments);
        this.broadcast = Optional.ofNullable(broadcast);
        this.permission = written.kind().isAskedFor() ? Permission.of(written).orElse(null) : null;
        this.method = TargetMethod.of(written.method());
    }

    @Override
    public @Nullable Object call(Call call) throws Throwable {
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).value(call);
        }
        Object instance = beans.instance(call.connection());
        return method.call(instance, values);
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
    public boolean allows(Identity identity) {
        return permission == null || permission.allows(identity);
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
