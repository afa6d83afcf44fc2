// SPDX-License-Identifier: Apache-2.0
/**
 * What the gate does on every server: who may connect, who somebody is, and what they may do, as conversations with the
 * application in {@code io.wirebean.conformance.gate.app}.
 */
@NullMarked
package io.wirebean.conformance.gate;

import org.jspecify.annotations.NullMarked;
