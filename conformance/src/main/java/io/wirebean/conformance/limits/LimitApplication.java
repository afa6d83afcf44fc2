// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.limits;

import io.wirebean.conformance.limits.app.LimitControllers;
import java.util.Map;

/** What a server has to be given to run the suites of this package. */
public final class LimitApplication {

    /** What a message may have where a controller says nothing. */
    static final int PLAIN = 8 * 1024;

    /** How many messages a peer may send in a second. */
    static final int RATE = 10;

    private LimitApplication() {}

    /** The beans, for a server that does not search for them. */
    public static Class<?>[] classes() {
        return new Class<?>[] {
            LimitControllers.Plain.class,
            LimitControllers.Small.class,
            LimitControllers.Large.class,
            LimitControllers.Bytes.class
        };
    }

    /** The settings. */
    public static Map<String, String> settings() {
        return Map.of("wirebean.inbound.max-message-bytes", "8KiB", "wirebean.inbound.rate", String.valueOf(RATE));
    }
}
