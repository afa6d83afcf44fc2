// SPDX-License-Identifier: Apache-2.0
/**
 * Tests a WebSocket server as conversations over the wire.
 *
 * <p>Start with {@link io.wirebean.testkit.WireClient}, which opens a {@link io.wirebean.testkit.Conversation} or, for
 * peers that misbehave, a {@link io.wirebean.testkit.RawSocket}. Used by tests only.
 *
 * @since 0.1
 */
@NullMarked
package io.wirebean.testkit;

import org.jspecify.annotations.NullMarked;
