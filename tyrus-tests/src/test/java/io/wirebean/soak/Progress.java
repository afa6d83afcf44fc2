// SPDX-License-Identifier: Apache-2.0
package io.wirebean.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;

/** Tells who waits how far it is. */
final class Progress {

    private static final RuntimeMXBean JVM = ManagementFactory.getRuntimeMXBean();

    private Progress() {}

    static void say(String what) {
        System.out.printf("%4d s  %s%n", JVM.getUptime() / 1_000, what);
    }
}
