// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that an exception of this type may be told to the peer: with this code and its own message.
 *
 * @since 0.1
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WSFailure {

    /** The code that the peer gets, such as {@code ROOM_FULL}. */
    String code();

    /** An HTTP-like status: 401 and 403 close with 1008 where the exception refuses a connection, others with 1011. */
    int status() default 400;
}
