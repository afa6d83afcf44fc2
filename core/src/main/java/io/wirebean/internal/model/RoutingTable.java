// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.EndpointPlan.Route;
import io.wirebean.spi.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the handler of a message by its event, then by its path. */
final class RoutingTable {

    private final Route.@Nullable Found whole;
    private final Map<String, Route.Found> plain = new HashMap<>();
    private final Map<String, List<PathRoute>> refined = new HashMap<>();
    private final List<String> events;

    /** A handler of messages with a path. */
    private record PathRoute(PathTemplate path, HandlerPlan handler) {}

    /** @param handlers of messages, no two of which take the same */
    RoutingTable(List<PlannedHandler> handlers) {
        Route.Found any = null;
        for (PlannedHandler handler : handlers) {
            String event = handler.written().event();
            PathTemplate path = handler.template();
            if (handler.takesWholeMessages()) {
                any = new Route.Found(handler.plan(), Map.of());
            } else if (path == null) {
                plain.put(event, new Route.Found(handler.plan(), Map.of()));
            } else {
                refined.computeIfAbsent(event, e -> new ArrayList<>()).add(new PathRoute(path, handler.plan()));
            }
        }
        this.whole = any;
        this.events = handlers.stream()
                .map(handler -> handler.written().event())
                .distinct()
                .toList();
        refined.values()
                .forEach(
                        routes -> routes.sort(Comparator.comparing(PathRoute::path, PathTemplate.MOST_SPECIFIC_FIRST)));
    }

    /** The handler, or a sentence for the peer that says why there is none. */
    Route route(Envelope.Message message) {
        if (whole != null) {
            return whole;
        }
        String path = message.path();
        if (path != null) {
            return refined(message.event(), path);
        }
        Route.Found found = plain.get(message.event());
        return found == null ? unknown(message.event()) : found;
    }

    private Route refined(String event, String path) {
        List<PathRoute> routes = refined.getOrDefault(event, List.of());
        List<String> segments = PathTemplate.segmentsOf(path);
        for (PathRoute route : routes) {
            Optional<Map<String, String>> variables = route.path().match(segments);
            if (variables.isPresent()) {
                return new Route.Found(route.handler(), variables.get());
            }
        }
        if (!events.contains(event)) {
            return unknown(event);
        }
        return new Route.Unknown("no handler takes the event " + Misfits.quoted(event) + " with the path "
                + Misfits.quoted(path) + "; " + pathsOf(routes));
    }

    private Route unknown(String event) {
        if (refined.containsKey(event)) {
            return new Route.Unknown("the event " + Misfits.quoted(event) + " wants a path; "
                    + pathsOf(refined.getOrDefault(event, List.of())));
        }
        return new Route.Unknown("no handler takes the event " + Misfits.quoted(event) + "; "
                + Suggestion.of(event, events, "this path takes no messages"));
    }

    private static String pathsOf(List<PathRoute> routes) {
        List<String> paths = routes.stream().map(route -> route.path().text()).toList();
        return Suggestion.of("", paths, "it takes none");
    }
}
