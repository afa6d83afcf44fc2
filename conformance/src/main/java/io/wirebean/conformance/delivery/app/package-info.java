// SPDX-License-Identifier: Apache-2.0
/** The application of the suites on what is sent. */
@NullMarked
package io.wirebean.conformance.delivery.app;

import org.jspecify.annotations.NullMarked;
