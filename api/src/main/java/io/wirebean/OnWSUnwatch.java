// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method, returning void, that is called once after each watch of a topic has ended.
 *
 * <p>It is called however the watch ended: given up by the peer, refused to a new identity, or with its connection, then before
 * {@link OnWSDisconnection}. Only a watch that had begun ends. It may take what an {@link OnWSWatch} method takes; what it throws is
 * logged, and changes nothing.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnWSUnwatch {

    /** The topic, as {@link OnWSWatch#value} has it. */
    String value();
}
