// SPDX-License-Identifier: Apache-2.0
/**
 * Frames and grammar: the built-in wire formats and the payload codec. Called by the model and the engine.
 */
@NullMarked
package io.wirebean.internal.wire;

import org.jspecify.annotations.NullMarked;
