// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.internal.model.ApplicationPlan;
import io.wirebean.internal.model.ApplicationSource;
import io.wirebean.internal.model.Planning;
import java.util.List;

/** Gives way to the model's planning in the next commits: plans nothing. */
final class Planner {

    private Planner() {}

    static Planning plan(ApplicationSource source) {
        return new Planning.Ready(
                new ApplicationPlan(List.of(), source.controllers().size(), 0));
    }
}
