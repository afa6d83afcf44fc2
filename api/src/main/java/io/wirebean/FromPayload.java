// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fills a parameter with one member of the message's payload, which must be a JSON object.
 *
 * <p>Decoded by the payload codec, as a whole payload would be. A member that is absent or null is what {@link #orElse()}
 * says, else an empty {@code Optional}, else null for a parameter that bears an annotation named {@code Nullable}; for any
 * other parameter it is a {@code VALIDATION_ERROR}, and the handler is not called.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromPayload {

    /** The member's name; the parameter's own name by default, which needs {@code javac -parameters}. */
    String value() default "";

    /** What is converted where the member is absent; without it there is no default. */
    String orElse() default NONE;

    /** Says that there is no default, since an annotation cannot be null. */
    String NONE = "\u0000none";
}
