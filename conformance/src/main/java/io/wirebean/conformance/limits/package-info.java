// SPDX-License-Identifier: Apache-2.0
/** Suites on what one peer may send, which run against the application in {@code io.wirebean.conformance.limits.app}. */
@NullMarked
package io.wirebean.conformance.limits;

import org.jspecify.annotations.NullMarked;
