// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import io.wirebean.conformance.Probe;

/** A token of the application, no two alike. */
public final class Pass {

    private Pass() {}

    /** For ever. */
    public static String of(String name, String... roles) {
        return lasting(0, name, roles);
    }

    /** For so long from when it is read. */
    public static String lasting(long millis, String name, String... roles) {
        return "pass." + Probe.newKey() + "." + name + "." + String.join("_", roles) + "." + millis;
    }
}
