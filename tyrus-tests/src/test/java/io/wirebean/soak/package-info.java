// SPDX-License-Identifier: Apache-2.0
/**
 * What takes minutes, in a profile of its own: {@code mvn -Psoak}. A server of the same JVM, peers that behave and peers that do
 * not, and a witness.
 */
@NullMarked
package io.wirebean.soak;

import org.jspecify.annotations.NullMarked;
