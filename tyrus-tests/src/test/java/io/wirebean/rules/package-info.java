// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of the house, held against the classes and sources of all modules.
 */
@NullMarked
package io.wirebean.rules;

import org.jspecify.annotations.NullMarked;
