// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that is called once when a connection has opened.
 *
 * <p>It has returned, and the {@link java.util.concurrent.CompletionStage} that it may return has completed, before the
 * first message of the connection is handled. What it returns is sent to the peer as event {@code connected}; in a
 * format without events, as it is.
 *
 * <p>If it fails, an {@link OnWSError} method of the same controller takes the failure and the connection goes on; where
 * there is none, a global one is told and the connection is closed with 1011 (1008 for a failure of status 401 or 403).
 * In both cases {@link OnWSDisconnection} does not run.
 *
 * @since 0.1
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnWSConnection {}
