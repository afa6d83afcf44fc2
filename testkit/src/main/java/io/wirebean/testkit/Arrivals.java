// SPDX-License-Identifier: Apache-2.0
package io.wirebean.testkit;

import java.time.Duration;
import java.util.Optional;

/** Gives what arrives on one connection, in order. */
@FunctionalInterface
interface Arrivals {

    /** The next arrival, waited for until the deadline; empty where none came. After the end it is the end again. */
    Optional<Arrival> next(Duration deadline);
}
