// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Groups controllers by path, and reports those that cannot share one. */
final class SharedPaths {

    private final Consumer<Problem> problems;

    SharedPaths(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** The controllers of each path, by priority as they are given. */
    Map<PathTemplate, List<CompiledController>> group(List<CompiledController> controllers) {
        Map<String, PathTemplate> paths = new HashMap<>();
        Map<PathTemplate, List<CompiledController>> groups = new LinkedHashMap<>();
        for (CompiledController controller : controllers) {
            checkEvents(controller);
            for (PathTemplate path : controller.paths()) {
                PathTemplate first = paths.computeIfAbsent(path.shape(), shape -> path);
                List<CompiledController> others = groups.computeIfAbsent(first, p -> new ArrayList<>());
                others.forEach(other -> check(first, other, path, controller));
                others.add(controller);
            }
        }
        return groups;
    }

    private void checkEvents(CompiledController controller) {
        Map<PlannedHandler.Key, List<PlannedHandler>> byKey = new LinkedHashMap<>();
        controller
                .handlers(HandlerKind.MESSAGE)
                .filter(handler -> !handler.takesWholeMessages())
                .forEach(handler -> byKey.computeIfAbsent(handler.key(), key -> new ArrayList<>())
                        .add(handler));
        byKey.forEach((key, same) -> {
            if (same.size() > 1) {
                List<String> places =
                        same.stream().map(handler -> handler.written().place()).toList();
                problems.accept(Problems.duplicateEvent(key.event(), key.shape(), places));
            }
        });
    }

    private void check(PathTemplate path, CompiledController one, PathTemplate otherPath, CompiledController other) {
        List<String> places = List.of(one.place(), other.place());
        if (!path.variables().equals(otherPath.variables())) {
            problems.accept(ControllerProblems.sharedPathVariables(path.text(), otherPath.text(), places));
        }
        String format = one.format().name();
        if (!format.equals(other.format().name())) {
            problems.accept(ControllerProblems.sharedPathFormat(
                    path.text(), format, other.format().name(), places));
        }
        one.handlers(HandlerKind.MESSAGE)
                .forEach(handler -> clash(handler, other).ifPresent(clashing -> report(path, handler, clashing)));
    }

    private static Optional<PlannedHandler> clash(PlannedHandler handler, CompiledController other) {
        return other.handlers(HandlerKind.MESSAGE)
                .filter(each -> each.takesWholeMessages()
                        || handler.takesWholeMessages()
                        || each.key().equals(handler.key()))
                .findFirst();
    }

    private void report(PathTemplate path, PlannedHandler one, PlannedHandler other) {
        boolean whole = one.takesWholeMessages() || other.takesWholeMessages();
        problems.accept(ControllerProblems.sharedPathEvent(
                path.text(),
                whole ? "the same messages" : one.key().words(),
                List.of(one.written().place(), other.written().place())));
    }
}
