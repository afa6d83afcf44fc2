// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the error handler with the nearest exception type. */
final class ErrorRoutes {

    private final Map<Class<?>, HandlerPlan> handlers = new HashMap<>();

    /** @param global whether they serve all controllers, for the report of two that take the same type */
    ErrorRoutes(List<PlannedHandler> errorHandlers, boolean global, Consumer<Problem> problems) {
        Map<Class<?>, List<HandlerDescription>> byType = new LinkedHashMap<>();
        for (PlannedHandler handler : errorHandlers) {
            for (ParameterDescription parameter : handler.written().parameters()) {
                if (Throwable.class.isAssignableFrom(parameter.raw())) {
                    handlers.put(parameter.raw(), handler.plan());
                    byType.computeIfAbsent(parameter.raw(), type -> new ArrayList<>())
                            .add(handler.written());
                }
            }
        }
        byType.forEach((type, same) -> {
            // two global ones of one controller are reported among the global ones
            boolean ours = global || !same.stream().allMatch(HandlerDescription::global);
            if (same.size() > 1 && ours) {
                problems.accept(Problems.twoErrorHandlers(type, global, places(same)));
            }
        });
    }

    private static List<String> places(List<HandlerDescription> handlers) {
        return handlers.stream().map(HandlerDescription::place).toList();
    }

    /** The handler of the failure's class or of its nearest superclass; null where there is none. */
    @Nullable
    HandlerPlan nearest(Throwable failure) {
        HandlerPlan found = null;
        for (Class<?> type = failure.getClass(); found == null && type != null; type = type.getSuperclass()) {
            found = handlers.get(type);
        }
        return found;
    }
}
