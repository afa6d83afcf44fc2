// SPDX-License-Identifier: Apache-2.0
/**
 * Guards that are ready to be named by {@link io.wirebean.Guarded}: bearer tokens, and one-time tickets.
 *
 * @since 0.1
 */
@NullMarked
package io.wirebean.security;

import org.jspecify.annotations.NullMarked;
