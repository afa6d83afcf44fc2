// SPDX-License-Identifier: Apache-2.0
/**
 * Decides which upgrade becomes which connection, and copies the facts of the handshake once.
 */
@NullMarked
package io.wirebean.internal.gate;

import org.jspecify.annotations.NullMarked;
