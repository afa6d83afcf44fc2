// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Promises that a message handler never waits, so that it may run on the server's own thread.
 *
 * <p>It does so only while nothing else of the connection runs or waits, so that the order of messages holds. A handler
 * that breaks the promise stops other connections where that thread reads for many of them, as it does on most servers.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NonBlocking {}
