// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the next message of the connection in before this handler, or every handler of this controller, has finished.
 *
 * <p>At most {@code wirebean.inbound.max-concurrent} messages of one connection are handled at once; replies are sent in
 * the order of completion.
 *
 * @since 0.1
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Concurrent {}
