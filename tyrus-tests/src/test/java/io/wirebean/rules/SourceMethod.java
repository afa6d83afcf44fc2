// SPDX-License-Identifier: Apache-2.0
package io.wirebean.rules;

/**
 * The measures of one method.
 *
 * @param bodyLines between the braces
 * @param constructorOfClass not of a record, whose parameters are its components
 */
record SourceMethod(String name, int bodyLines, int parameters, boolean constructorOfClass) {}
