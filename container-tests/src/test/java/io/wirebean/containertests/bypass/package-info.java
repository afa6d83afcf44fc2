// SPDX-License-Identifier: Apache-2.0
/** What leads an upgrade past our filter. */
@NullMarked
package io.wirebean.containertests.bypass;

import org.jspecify.annotations.NullMarked;
