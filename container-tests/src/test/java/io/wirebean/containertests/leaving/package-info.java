// SPDX-License-Identifier: Apache-2.0
/** An application that is undeployed while it has connections. */
@NullMarked
package io.wirebean.containertests.leaving;

import org.jspecify.annotations.NullMarked;
