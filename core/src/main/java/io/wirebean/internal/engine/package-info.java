// SPDX-License-Identifier: Apache-2.0
/**
 * Runs connections: the inbox, the calls of handlers, the outbox, rooms. Knows the server only by {@link io.wirebean.internal.engine.Transport}.
 */
@NullMarked
package io.wirebean.internal.engine;

import org.jspecify.annotations.NullMarked;
