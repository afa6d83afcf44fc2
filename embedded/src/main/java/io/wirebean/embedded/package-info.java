// SPDX-License-Identifier: Apache-2.0
/**
 * Wirebean on its own: Weld SE, Tyrus on Grizzly, static pages, and Jersey where it is on the class path, in one call.
 *
 * <p>Start with WirebeanServer. For development, tests and small services; called by applications.
 */
@NullMarked
package io.wirebean.embedded;

import org.jspecify.annotations.NullMarked;
