// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;

/**
 * What the engine executes.
 *
 * @param endpoints in the order in which their paths are tried, the most specific first
 */
public record ApplicationPlan(List<EndpointPlan> endpoints, int controllers, int handlers) {

    public ApplicationPlan {
        endpoints = List.copyOf(endpoints);
    }
}
