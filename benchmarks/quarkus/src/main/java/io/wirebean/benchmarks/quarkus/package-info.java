// SPDX-License-Identifier: Apache-2.0
/** Quarkus WebSockets Next, as a peer. */
@NullMarked
package io.wirebean.benchmarks.quarkus;

import org.jspecify.annotations.NullMarked;
