// SPDX-License-Identifier: Apache-2.0
/** Runs the conformance suite on the embedded server, and what only that has. */
@NullMarked
package io.wirebean.tyrustests;

import org.jspecify.annotations.NullMarked;
