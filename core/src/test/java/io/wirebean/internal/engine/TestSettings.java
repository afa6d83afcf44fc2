// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Overflow;
import io.wirebean.internal.model.Settings;
import java.time.Duration;

/** The defaults with something else in one place. */
final class TestSettings {

    private TestSettings() {}

    /** Queues of four messages and a thousand bytes. */
    static Settings small(Overflow overflow) {
        return outbound(new Settings.Outbound(4, 1000, overflow, Duration.ofSeconds(20), Duration.ofSeconds(5)));
    }

    static Settings outbound(Settings.Outbound outbound) {
        Settings defaults = Settings.DEFAULTS;
        return new Settings(
                defaults.execution(),
                defaults.admission(),
                defaults.caps(),
                defaults.inbound(),
                outbound,
                defaults.heartbeat(),
                defaults.drain(),
                defaults.groups());
    }
}
