// SPDX-License-Identifier: Apache-2.0
/**
 * The Jakarta WebSocket side: how an admitted upgrade becomes an endpoint's session, how a session becomes the engine's
 * transport, and what servers do differently. Start with {@link io.wirebean.internal.jakarta.WirebeanConfigurator},
 * {@link io.wirebean.internal.jakarta.WirebeanEndpoint} and {@link io.wirebean.internal.jakarta.Quirks}.
 */
@NullMarked
package io.wirebean.internal.jakarta;

import org.jspecify.annotations.NullMarked;
