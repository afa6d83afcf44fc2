// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks of the message path, without a wire. Start with {@code MessagePath}. */
@NullMarked
package io.wirebean.benchmarks.path;

import org.jspecify.annotations.NullMarked;
