// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;

/** What became of an application's controllers. */
public sealed interface Planning {

    /** All is well. */
    record Ready(ApplicationPlan plan) implements Planning {}

    /** Nothing can start; these are all faults of all controllers. */
    record Rejected(List<Problem> problems) implements Planning {

        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
