// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;

/** What {@link SettingsReader} made of a configuration. */
public sealed interface SettingsReading {

    /** Everything that is configured is right. */
    record Valid(Settings settings) implements SettingsReading {}

    /** All that is wrong, by key. */
    record Faulty(List<SettingFault> faults) implements SettingsReading {

        public Faulty {
            faults = List.copyOf(faults);
        }

        /** The same, as the one who deploys is told. */
        public List<Problem> problems() {
            return faults.stream().map(DeploymentProblems::setting).toList();
        }
    }
}
