// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A method of the application, called without reflection.
 *
 * @param handle takes the instance and the arguments as one Object[]
 */
record TargetMethod(MethodHandle handle) {

    static TargetMethod of(Method method) {
        method.setAccessible(true);
        try {
            return new TargetMethod(MethodHandles.lookup()
                    .unreflect(method)
                    .asFixedArity()
                    .asSpreader(1, Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class)));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " has been made accessible", e);
        }
    }

    /** @throws Throwable what the method throws, unwrapped */
    @Nullable
    Object call(Object instance, @Nullable Object[] arguments) throws Throwable {
        return (Object) handle.invokeExact(instance, arguments);
    }
}
