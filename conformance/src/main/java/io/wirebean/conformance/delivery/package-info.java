// SPDX-License-Identifier: Apache-2.0
/** The suites on what is sent: who gets it, in which order, and what becomes of a reader that stops. */
@NullMarked
package io.wirebean.conformance.delivery;

import org.jspecify.annotations.NullMarked;
