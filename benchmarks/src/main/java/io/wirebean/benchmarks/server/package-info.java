// SPDX-License-Identifier: Apache-2.0
/**
 * The servers that are measured in a process of their own. Each parses the event into a record and writes the record again,
 * at {@code /echo} to the sender and at {@code /broadcast} to all; {@code Child} says how they live.
 */
@NullMarked
package io.wirebean.benchmarks.server;

import org.jspecify.annotations.NullMarked;
