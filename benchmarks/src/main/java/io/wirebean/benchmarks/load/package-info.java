// SPDX-License-Identifier: Apache-2.0
/**
 * The load generator: one thread, plain NIO, which counts what comes back and looks at every byte of it. Start with {@code
 * Load}, the thread's loop, {@code Scenario}, what is sent when, and {@code Tally}, what was seen.
 */
@NullMarked
package io.wirebean.benchmarks.load;

import org.jspecify.annotations.NullMarked;
