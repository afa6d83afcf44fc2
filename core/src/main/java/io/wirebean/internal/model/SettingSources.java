// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The configuration where the server has no MicroProfile Config, in the order that it would have. */
final class SettingSources {

    private SettingSources() {}

    /**
     * All that is set under a name of ours, by key: system properties win over environment variables, these over context
     * parameters.
     */
    static Map<String, String> merged(
            Properties system, Map<String, String> environment, Map<String, String> contextParameters) {
        var merged = new HashMap<String, String>();
        keepOurs(merged, contextParameters);
        keepOurs(merged, environment);
        for (String name : system.stringPropertyNames()) {
            keepOurs(merged, Map.of(name, system.getProperty(name)));
        }
        return Map.copyOf(merged);
    }

    private static void keepOurs(Map<String, String> merged, Map<String, String> source) {
        source.forEach((name, value) -> {
            if (SettingKey.claims(name) && !value.isBlank()) {
                merged.put(SettingKey.named(name).map(SettingKey::key).orElse(name), value);
            }
        });
    }
}
