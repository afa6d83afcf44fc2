// SPDX-License-Identifier: Apache-2.0
/**
 * The CDI side: finds controllers, gives their instances and their scopes, and starts the application on a server. Start
 * with {@link io.wirebean.internal.cdi.WirebeanExtension}, {@link io.wirebean.internal.cdi.WirebeanRuntime} and
 * {@link io.wirebean.internal.cdi.WirebeanListener}.
 */
@NullMarked
package io.wirebean.internal.cdi;

import org.jspecify.annotations.NullMarked;
