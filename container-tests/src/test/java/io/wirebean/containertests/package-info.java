// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the conformance suite on a Jakarta EE server: starts it, deploys, and stops it after the last test.
 */
@NullMarked
package io.wirebean.containertests;

import org.jspecify.annotations.NullMarked;
