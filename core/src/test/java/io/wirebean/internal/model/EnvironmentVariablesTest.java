// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that are in the environment for reasons of others. */
class EnvironmentVariablesTest {

    @Test
    void aVariableThatMicroProfileConfigListsWithDotsTooIsNoUnknownKey() {
        // as SmallRye Config 3.13.4 (WildFly 39) lists and answers it
        var config = Map.of(
                "WIREBEAN_EXECUTOR_MAX_THREADS", "64",
                "wirebean.executor.max.threads", "64",
                "wirebean.executor.max-threads", "64");

        var reading = SettingsReader.read(
                config::get, java.util.List.of("WIREBEAN_EXECUTOR_MAX_THREADS", "wirebean.executor.max.threads"));

        var valid = assertInstanceOf(SettingsReading.Valid.class, reading, reading::toString);
        assertEquals(64, valid.settings().execution().maxThreads());
    }

    @Test
    void theVariablesOfAServiceNamedWirebeanDoNotStopDeployment() {
        var reading = SettingsReader.read(
                name -> null,
                java.util.List.of("WIREBEAN_SERVICE_HOST", "WIREBEAN_PORT", "WIREBEAN_PORT_8080_TCP_ADDR"));

        assertInstanceOf(SettingsReading.Valid.class, reading, reading::toString);
    }
}
