// SPDX-License-Identifier: Apache-2.0
/** The application of the suites on limits. */
@NullMarked
package io.wirebean.conformance.limits.app;

import org.jspecify.annotations.NullMarked;
