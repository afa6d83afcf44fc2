// SPDX-License-Identifier: Apache-2.0
/** An application that must not deploy. */
@NullMarked
package io.wirebean.containertests.faulty;

import org.jspecify.annotations.NullMarked;
