// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that is called when a handler fails with an exception of the type of its exception parameter.
 *
 * <p>The method with the nearest type is taken, first among those of the controller, then among those that other beans
 * declare as {@link #global()}. The peer gets the mapped error in any case: a value that is returned becomes its
 * {@code details}, and throwing a {@link WSFailureException} chooses another.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnWSError {

    /** Whether the method serves the failures of all controllers. On a bean that is no controller this must be true. */
    boolean global() default false;
}
