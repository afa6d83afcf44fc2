// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.OnWSError;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSWatch;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A handler as it is written; a method that bears two of the annotations is two handlers. */
record HandlerDescription(Class<?> bean, Method method, HandlerKind kind) {

    /** All handlers of a class. */
    static List<HandlerDescription> in(Class<?> bean) {
        List<HandlerDescription> handlers = new ArrayList<>();
        for (Method method : HandlerMethods.of(bean)) {
            HandlerKind.of(method).forEach(kind -> handlers.add(new HandlerDescription(bean, method, kind)));
        }
        return handlers;
    }

    List<ParameterDescription> parameters() {
        GenericTypes types = GenericTypes.of(bean);
        List<ParameterDescription> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Type type = types.resolve(parameter.getParameterizedType());
            parameters.add(new ParameterDescription(this, parameter, parameters.size() + 1, type));
        }
        return parameters;
    }

    String place() {
        return Place.of(method);
    }

    <A extends Annotation> @Nullable A annotation(Class<A> annotation) {
        return method.getAnnotation(annotation);
    }

    /** The event that it takes; empty for whole messages, and for handlers of anything else. */
    String event() {
        OnWSMessage message = annotation(OnWSMessage.class);
        return kind != HandlerKind.MESSAGE || message == null ? "" : message.value();
    }

    /** What refines the event, as written; empty for nothing. */
    String eventPath() {
        OnWSMessage message = annotation(OnWSMessage.class);
        return kind != HandlerKind.MESSAGE || message == null ? "" : message.path();
    }

    /** The topic, as written; null where it is for none. */
    @Nullable
    String topic() {
        OnWSWatch watch = annotation(OnWSWatch.class);
        OnWSUnwatch unwatch = annotation(OnWSUnwatch.class);
        if (kind == HandlerKind.WATCH && watch != null) {
            return watch.value();
        }
        return kind == HandlerKind.UNWATCH && unwatch != null ? unwatch.value() : null;
    }

    /** Whether only the latest update of its topic matters. */
    boolean latest() {
        OnWSWatch watch = annotation(OnWSWatch.class);
        return kind == HandlerKind.WATCH && watch != null && watch.latest();
    }

    /** How often at most its topic is updated, as written; empty where it does not say. */
    String every() {
        OnWSWatch watch = annotation(OnWSWatch.class);
        return kind != HandlerKind.WATCH || watch == null ? "" : watch.every();
    }

    boolean global() {
        OnWSError error = annotation(OnWSError.class);
        return kind == HandlerKind.ERROR && error != null && error.global();
    }

    /** Whether it returns nothing, now or later. */
    boolean returnsNothing() {
        Type returned = GenericTypes.of(bean).resolve(method.getGenericReturnType());
        return isVoid(returned)
                || CompletionStage.class.isAssignableFrom(GenericTypes.raw(returned))
                        && isVoid(GenericTypes.argument(returned));
    }

    private static boolean isVoid(Type type) {
        return type == void.class || type == Void.class;
    }
}
