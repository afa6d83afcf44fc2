// SPDX-License-Identifier: Apache-2.0
/**
 * The application that the suites on the gate talk to: guards of every kind, and controllers behind them that note what
 * they see. A global guard believes the headers {@code X-User} and {@code X-Roles}, so that a test can be anybody.
 */
@NullMarked
package io.wirebean.conformance.gate.app;

import org.jspecify.annotations.NullMarked;
