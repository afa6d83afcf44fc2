// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.Settings;
import java.util.List;

/** A gate in front of endpoints without guards: nothing of it needs a thread. */
final class TestGate {

    private TestGate() {}

    static Gate of(List<? extends EndpointPlan> endpoints) {
        return new Gate(List.copyOf(endpoints), parts(Settings.DEFAULTS));
    }

    static GateParts parts(Settings settings) {
        return new GateParts(
                settings, 16, Runnable::run, null, UpgradeScope.NONE, null, Occupancy.EMPTY, refused -> {});
    }
}
