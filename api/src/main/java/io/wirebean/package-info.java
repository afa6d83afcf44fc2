// SPDX-License-Identifier: Apache-2.0
/**
 * What an application writes: WebSocket controllers as CDI beans.
 *
 * <p>Start with {@link io.wirebean.WSController}, {@link io.wirebean.OnWSMessage}, {@link io.wirebean.Connection} and
 * {@link io.wirebean.Connections}; who may connect, {@link io.wirebean.OnWSUpgrade} and {@link io.wirebean.Guarded} say.
 *
 * @since 0.1
 */
@NullMarked
package io.wirebean;

import org.jspecify.annotations.NullMarked;
