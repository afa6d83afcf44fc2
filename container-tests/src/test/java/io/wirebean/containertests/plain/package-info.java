// SPDX-License-Identifier: Apache-2.0
/** An application without Wirebean. */
@NullMarked
package io.wirebean.containertests.plain;

import org.jspecify.annotations.NullMarked;
