// SPDX-License-Identifier: Apache-2.0
/** A WAR with endpoints written by hand, below {@code /by-hand}, and with controllers. It brings nothing of the other servers. */
@NullMarked
package io.wirebean.benchmarks.war;

import org.jspecify.annotations.NullMarked;
