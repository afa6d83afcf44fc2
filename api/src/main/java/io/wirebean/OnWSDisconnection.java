// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method, returning void, that is called exactly once after a connection has ended.
 *
 * <p>It runs however the connection ended, for every connection whose {@link OnWSConnection} method returned, after all
 * other callbacks of that connection; a handler that still runs {@code wirebean.disconnect.timeout} after the end is
 * not waited for any longer. The connection has left its rooms and can no longer be found when this is called.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnWSDisconnection {}
