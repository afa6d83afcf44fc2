// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.UpgradeRequest;
import io.wirebean.internal.model.EndpointPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of an admitted connection: nothing reaches a handler without one.
 *
 * @param headers that guards add to the 101
 * @param begunAt when the gate began to look at the upgrade, by {@link System#nanoTime}
 * @param session the HTTP session that the connection closes with; null for none
 */
public record Admission(
        EndpointPlan endpoint,
        Handshake handshake,
        Identity identity,
        Map<String, List<String>> headers,
        long begunAt,
        UpgradeRequest.@Nullable HttpSession session) {

    /** Without the headers, which may hold what no log should show. */
    @Override
    public String toString() {
        return "Admission[" + handshake + " " + identity + "]";
    }
}
