// SPDX-License-Identifier: Apache-2.0
/**
 * The applications that the suite talks to. Controllers bear {@code @WSController} and, where the scope is the matter,
 * that scope; there is no beans.xml.
 */
@NullMarked
package io.wirebean.conformance.app;

import org.jspecify.annotations.NullMarked;
