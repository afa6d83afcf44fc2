// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;

/**
 * An upgrade method as it was written, and what became of it.
 *
 * @param paths of the controller, those that it decides on
 */
record PlannedUpgrade(HandlerDescription written, List<PathTemplate> paths, GuardPlan plan) {

    PlannedUpgrade {
        paths = List.copyOf(paths);
    }

    boolean decidesOn(PathTemplate path) {
        return paths.stream().anyMatch(each -> each.shape().equals(path.shape()));
    }
}
