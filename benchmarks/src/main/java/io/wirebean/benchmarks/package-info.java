// SPDX-License-Identifier: Apache-2.0
/** The numbers of docs/benchmarks.md. Start with {@code Benchmarks}, which {@code mvn -Pbenchmarks} runs, and {@code Mode}. */
@NullMarked
package io.wirebean.benchmarks;

import org.jspecify.annotations.NullMarked;
