// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.gate.Admission;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade that the gate has admitted and the server has not opened yet.
 *
 * @param control of the TCP connection; null where whoever asked the gate has none, so that the session is asked
 */
public record PendingUpgrade(Admission admission, @Nullable ConnectionControl control) {}
