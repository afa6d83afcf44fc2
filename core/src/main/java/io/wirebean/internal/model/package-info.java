// SPDX-License-Identifier: Apache-2.0
/**
 * What controllers say, and what becomes of it at deployment: described, validated with all faults together, compiled to plans that the engine executes.
 */
@NullMarked
package io.wirebean.internal.model;

import org.jspecify.annotations.NullMarked;
