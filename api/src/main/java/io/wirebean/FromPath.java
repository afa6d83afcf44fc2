// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fills a parameter with a path variable: the event's, then the URL's.
 *
 * <p>Converted to String, numbers, boolean, enums, UUID, {@code Optional} and {@code List} of these, and any type with a
 * constructor or a static {@code valueOf}, {@code of}, {@code parse} or {@code fromString} that takes one String. A
 * primitive or plain type that is absent and has no {@link #orElse()} is a failure of the message, or of the upgrade in a
 * connection or an upgrade method.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromPath {

    /** The variable's name; the parameter's own name by default, which needs {@code javac -parameters}. */
    String value() default "";

    /** What is converted where nothing was sent; without it there is no default. */
    String orElse() default NONE;

    /** Says that there is no default, since an annotation cannot be null. */
    String NONE = "\u0000none";
}
