// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a suite that needs the server: its constructor may take a {@link io.wirebean.testkit.WireClient}, new for each
 * test, a {@link Probe} and the {@link ServerUnderTest}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({RunningServer.class, LoggedMeanwhile.class})
public @interface Conformance {

    /** The application in {@code io.wirebean.conformance.app}. */
    String MAIN = "conformance";

    /** The application in {@code io.wirebean.conformance.gate.app}. */
    String GATE = "gate";

    /** The same with other settings, small limits above all. */
    String TIGHT_GATE = "tightgate";

    /** The application in {@code io.wirebean.conformance.delivery.app}, with short queues and nothing that ends a stalled reader. */
    String DELIVERY = "delivery";

    /** The same with queues as they come, and soon at the end of its patience with a reader that stops. */
    String IMPATIENT = "impatient";

    /** The application in {@code io.wirebean.conformance.limits.app}. */
    String LIMITS = "limits";

    /** The application that the suite talks to. */
    String value() default MAIN;
}
