// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names under which a configuration may hold our settings. */
final class SettingNames {

    private static final String VARIABLE_PREFIX = "WIREBEAN_";

    private SettingNames() {}

    /** Whether a name claims to be a setting of ours, be it one or not. */
    static boolean claims(String name) {
        return name.startsWith(SettingKey.PREFIX) || isVariable(name);
    }

    static boolean isVariable(String name) {
        return name.startsWith(VARIABLE_PREFIX);
    }

    static Optional<SettingKey> named(String name) {
        return Arrays.stream(SettingKey.values())
                .filter(setting ->
                        setting.key().equals(name) || setting.variable().equals(name))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(SettingKey.values()).map(SettingKey::key).toList();
    }

    static List<String> variables() {
        return Arrays.stream(SettingKey.values()).map(SettingKey::variable).toList();
    }
}
