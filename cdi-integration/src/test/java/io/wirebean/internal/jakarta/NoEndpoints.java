// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.CallbackScope;
import io.wirebean.internal.engine.ConnectionEvents;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.EngineParts;
import io.wirebean.internal.engine.Registry;
import io.wirebean.internal.gate.Gate;
import io.wirebean.internal.gate.GateParts;
import io.wirebean.internal.gate.Occupancy;
import io.wirebean.internal.gate.UpgradeScope;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.wire.JsonLimits;
import io.wirebean.internal.wire.JsonbCodec;
import io.wirebean.spi.ConnectionObserver;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** An application without a path: a gate that nobody passes, and an engine that calls back on the thread that asks for it. */
final class NoEndpoints {

    private NoEndpoints() {}

    static Engine engine(ScheduledExecutorService timer) {
        var parts = new EngineParts(
                Settings.DEFAULTS,
                Runnable::run,
                Runnable::run,
                timer,
                CallbackScope.NONE,
                JsonbCodec.withDefaults(JsonLimits.DEFAULTS),
                ConnectionObserver.NONE,
                ConnectionEvents.NONE,
                gate(timer),
                InstantSource.system(),
                System::nanoTime);
        return new Engine(parts, new Registry(name -> null));
    }

    static Gate gate(ScheduledExecutorService timer) {
        return new Gate(
                List.of(),
                new GateParts(
                        Settings.DEFAULTS,
                        1,
                        Runnable::run,
                        timer,
                        UpgradeScope.NONE,
                        JsonbCodec.withDefaults(JsonLimits.DEFAULTS),
                        Occupancy.EMPTY,
                        refused -> {}));
    }
}
