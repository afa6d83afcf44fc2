// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.List;
import java.util.Set;

/**
 * What the engine executes.
 *
 * @param endpoints in the order in which their paths are tried, the most specific first
 * @param roles all that controllers, message handlers and watch methods declare
 */
public record ApplicationPlan(List<EndpointPlan> endpoints, int controllers, int handlers, Set<String> roles) {

    public ApplicationPlan {
        endpoints = List.copyOf(endpoints);
        roles = Set.copyOf(roles);
    }
}
