// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.internal.model.EndpointPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The templates that a server knows of our paths. */
final class Doors {

    /** How many segments a {@code {rest:*}} takes: a server's templates know no rest, so each depth is one of its own. */
    static final int MAX_REST_SEGMENTS = 16;

    private Doors() {}

    static List<String> of(List<EndpointPlan> endpoints) {
        var templates = new LinkedHashSet<String>();
        for (EndpointPlan endpoint : endpoints) {
            templates.addAll(of(endpoint.path().text()));
        }
        return List.copyOf(templates);
    }

    private static List<String> of(String path) {
        var fixed = new StringBuilder();
        int variables = 0;
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.endsWith(":*}")) {
                return restDoors(fixed.toString(), variables);
            }
            fixed.append('/').append(segment.startsWith("{") ? "{v" + variables++ + "}" : segment);
        }
        return List.of(fixed.toString());
    }

    private static List<String> restDoors(String fixed, int variables) {
        var doors = new ArrayList<String>();
        var door = new StringBuilder(fixed);
        for (int depth = 0; depth < MAX_REST_SEGMENTS; depth++) {
            doors.add(door.append("/{v").append(variables + depth).append('}').toString());
        }
        return doors;
    }
}
