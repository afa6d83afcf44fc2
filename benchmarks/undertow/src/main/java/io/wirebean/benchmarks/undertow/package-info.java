// SPDX-License-Identifier: Apache-2.0
/** Undertow with servlets, once with endpoints written by hand and once with controllers. */
@NullMarked
package io.wirebean.benchmarks.undertow;

import org.jspecify.annotations.NullMarked;
