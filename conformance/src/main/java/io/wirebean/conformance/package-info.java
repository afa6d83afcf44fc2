// SPDX-License-Identifier: Apache-2.0
/**
 * What Wirebean does on every server, as conversations with the applications in
 * {@code io.wirebean.conformance.app}. A module that runs the suite brings a {@link
 * io.wirebean.conformance.ServerUnderTest} and lets JUnit scan this package for classes named {@code …Conformance}.
 */
@NullMarked
package io.wirebean.conformance;

import org.jspecify.annotations.NullMarked;
