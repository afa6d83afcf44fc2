// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.app.Gates;
import io.wirebean.conformance.app.Journal;
import io.wirebean.conformance.app.ProbeController;
import io.wirebean.conformance.delivery.app.ClerkController;
import io.wirebean.conformance.delivery.app.HeldController;
import io.wirebean.conformance.delivery.app.PipeController;
import io.wirebean.conformance.delivery.app.StormController;
import java.util.List;
import java.util.Map;

/** What a server has to be given to run the suites of this package. */
public final class DeliveryApplication {

    /** How many messages wait for a reader, where the queues are short. */
    static final int SHORT_QUEUE = 16;

    /** Readers that stop are left alone here, so that only their queues can cost them anything. */
    private static final Map<String, String> SETTINGS = Map.of(
            "wirebean.outbound.max-messages", String.valueOf(SHORT_QUEUE),
            "wirebean.outbound.max-bytes", "1MiB",
            "wirebean.outbound.stall-timeout", "10m");

    private static final Map<String, String> IMPATIENT_SETTINGS =
            Map.of("wirebean.outbound.stall-timeout", "5s", "wirebean.outbound.close-timeout", "2s");

    private static final List<Class<?>> CLASSES = List.of(
            Journal.class,
            Gates.class,
            ProbeController.class,
            PipeController.class,
            HeldController.class,
            ClerkController.class,
            StormController.class);

    private DeliveryApplication() {}

    /** The beans, for a server that does not search for them. */
    public static Class<?>[] classes() {
        return CLASSES.toArray(Class<?>[]::new);
    }

    /** The settings of an application, {@link Conformance#DELIVERY} or {@link Conformance#IMPATIENT}. */
    public static Map<String, String> settings(String application) {
        return application.equals(Conformance.IMPATIENT) ? IMPATIENT_SETTINGS : SETTINGS;
    }
}
