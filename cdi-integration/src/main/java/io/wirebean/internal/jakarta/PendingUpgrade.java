// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.gate.Admission;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade that the gate has admitted and the server has not opened yet.
 *
 * @param control of the TCP connection; null where whoever asked the gate has none, so that the session is asked
 * @param headers that the configurator adds to the 101; empty where whoever asked the gate has added them
 */
public record PendingUpgrade(
        Admission admission, @Nullable ConnectionControl control, Map<String, List<String>> headers) {

    /** Without the headers, which may hold what no log should show. */
    @Override
    public String toString() {
        return "PendingUpgrade[" + admission + "]";
    }

    /** One whose headers the configurator adds. */
    public PendingUpgrade(Admission admission, @Nullable ConnectionControl control) {
        this(admission, control, admission.headers());
    }
}
