// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.CompiledEndpoint.ErrorHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes, validates and compiles all controllers of an application. */
public final class Applications {

    private static final Comparator<ControllerSource> ORDER = Comparator.comparingInt(ControllerSource::priority)
            .thenComparing(source -> source.type().getName());

    private final ApplicationSource source;
    private final List<Problem> problems = new ArrayList<>();

    private Applications(ApplicationSource source) {
        this.source = source;
    }

    /** The plan of the application, or all faults of all controllers together. */
    public static Planning plan(ApplicationSource source) {
        return new Applications(source).plan();
    }

    private Planning plan() {
        var compiler = new ControllerCompiler(source, problems::add);
        List<CompiledController> controllers = source.controllers().stream()
                .sorted(ORDER)
                .flatMap(each -> compiler.compile(each).stream())
                .toList();
        List<PlannedHandler> others = others();
        source.strays().forEach(stray -> problems.add(Problems.noController(Place.of(stray))));
        List<EndpointPlan> endpoints = endpoints(controllers, errorHandlers(controllers, others));
        if (!problems.isEmpty()) {
            return new Planning.Rejected(problems);
        }
        int handlers = controllers.stream()
                .mapToInt(controller -> controller.handlers().size())
                .sum();
        Set<String> roles = controllers.stream()
                .flatMap(CompiledController::roles)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Planning.Ready(new ApplicationPlan(endpoints, controllers.size(), handlers + others.size(), roles));
    }

    private List<PlannedHandler> others() {
        List<PlannedHandler> planned = new ArrayList<>();
        for (GlobalErrorSource other : source.others()) {
            var compiler = new HandlerCompiler(other.beans(), ControllerPaths.NONE, source, problems::add);
            List<HandlerDescription> handlers = HandlerDescription.in(other.type());
            if (handlers.stream().anyMatch(handler -> handler.kind() != HandlerKind.ERROR)) {
                problems.add(Problems.noController(Place.of(other.type())));
                continue;
            }
            for (HandlerDescription handler : handlers) {
                if (!handler.global()) {
                    problems.add(Problems.errorHandlerNotGlobal(handler.place()));
                }
                compiler.compile(handler).ifPresent(planned::add);
            }
        }
        return planned;
    }

    private ErrorHandlers errorHandlers(List<CompiledController> controllers, List<PlannedHandler> others) {
        Map<Class<?>, ErrorRoutes> own = new HashMap<>();
        for (CompiledController controller : controllers) {
            List<PlannedHandler> handlers =
                    controller.handlers(HandlerKind.ERROR).toList();
            own.put(controller.type(), new ErrorRoutes(handlers, false, problems::add));
        }
        List<PlannedHandler> global = Stream.concat(
                        controllers.stream().flatMap(controller -> controller.handlers(HandlerKind.ERROR)),
                        others.stream())
                .filter(handler -> handler.written().global())
                .toList();
        return new ErrorHandlers(own, global, new ErrorRoutes(global, true, problems::add));
    }

    private List<EndpointPlan> endpoints(List<CompiledController> controllers, ErrorHandlers errorHandlers) {
        var groups = new SharedPaths(problems::add).group(controllers);
        new TopicRules(problems::add).check(groups.values());
        var guards = new Guards(source.security().guards(), problems::add);
        guards.check(controllers);
        var permissions = new PermissionRules(source.security(), problems::add);
        permissions.checkAll(controllers);
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(PathTemplate.MOST_SPECIFIC_FIRST))
                .<EndpointPlan>map(group -> {
                    List<GuardPlan> judges = guards.of(group.getKey(), group.getValue());
                    permissions.check(group.getKey(), group.getValue(), judges);
                    return new CompiledEndpoint(
                            group.getKey(), group.getValue(), judges, errorHandlers, source.settings());
                })
                .toList();
    }
}
