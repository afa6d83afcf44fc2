// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.wirebean.internal.model.Problem;
import io.wirebean.internal.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private static final String KEY = "wirebean.inbound.max-pending";

    private final List<Problem> faults = new ArrayList<>();

    @AfterEach
    void forget() {
        System.clearProperty(KEY);
    }

    @Test
    void aContextParameterIsTaken() {
        assertEquals(3, maxPending(Map.of(KEY, "3")));
    }

    @Test
    void aSystemPropertyWinsOverAContextParameter() {
        System.setProperty(KEY, "1");

        assertEquals(1, maxPending(Map.of(KEY, "3")));
    }

    @Test
    void aKeyOfTheApplicationIsFoundToo() {
        Configuration configuration = configuration(Map.of("chat.path", "/chat"));

        assertEquals("/chat", configuration.value("chat.path"));
        assertNull(configuration.value("chat.title"));
    }

    @Test
    void whatIsWrongIsReportedAndTheDefaultsHold() {
        Settings settings = configuration(
                        Map.of(KEY, "many", "wirebean.inbound.max-pendings", "1", "chat.path", "/chat"))
                .settings(faults);

        assertEquals(Settings.DEFAULTS, settings);
        assertEquals(
                List.of(
                        "\"wirebean.inbound.max-pendings\" is no key of Wirebean's configuration",
                        "wirebean.inbound.max-pending is \"many\", but must be a whole number from 1 to 2147483647"),
                faults.stream().map(Problem::sentence).toList());
        assertEquals(
                "did you mean \"wirebean.inbound.max-pending\"?", faults.get(0).fix());
    }

    private int maxPending(Map<String, String> contextParameters) {
        int found = configuration(contextParameters).settings(faults).inbound().maxPending();
        assertEquals(List.of(), faults);
        return found;
    }

    private static Configuration configuration(Map<String, String> contextParameters) {
        return Configuration.of(ConfigurationTest.class.getClassLoader(), contextParameters);
    }
}
