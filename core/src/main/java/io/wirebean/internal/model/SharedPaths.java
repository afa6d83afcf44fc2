// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.time.Duration;
import java.util.ArrayList;
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

    /** A controller on one of its paths. */
    private record Member(CompiledController controller, PathTemplate path) {}

    /** The controllers of each path, in the order given; the path is that of the first. */
    Map<PathTemplate, List<CompiledController>> group(List<CompiledController> controllers) {
        Map<String, List<Member>> byShape = new LinkedHashMap<>();
        for (CompiledController controller : controllers) {
            checkEvents(controller);
            for (PathTemplate path : controller.paths()) {
                List<Member> others = byShape.computeIfAbsent(path.shape(), shape -> new ArrayList<>());
                var member = new Member(controller, path);
                others.forEach(other -> check(other, member));
                others.add(member);
            }
        }
        Map<PathTemplate, List<CompiledController>> groups = new LinkedHashMap<>();
        byShape.values()
                .forEach(members -> groups.put(
                        members.get(0).path(),
                        members.stream().map(Member::controller).toList()));
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

    private void check(Member one, Member other) {
        List<String> places =
                List.of(one.controller().place(), other.controller().place());
        if (!one.path().variables().equals(other.path().variables())) {
            problems.accept(ControllerProblems.sharedPathVariables(
                    one.path().text(), other.path().text(), places));
        }
        String format = one.controller().format().name();
        String otherFormat = other.controller().format().name();
        if (!format.equals(otherFormat)) {
            problems.accept(ControllerProblems.sharedPathFormat(one.path().text(), format, otherFormat, places));
            return;
        }
        checkConnections(one, other, places);
        one.controller().handlers(HandlerKind.MESSAGE).forEach(handler -> clash(handler, other.controller())
                .ifPresent(clashing -> report(one.path(), handler, clashing)));
    }

    /** What holds for a connection before anybody knows whom its messages are for. */
    private void checkConnections(Member one, Member other, List<String> places) {
        int size = one.controller().maxMessageBytes();
        int otherSize = other.controller().maxMessageBytes();
        if (size > 0 && otherSize > 0 && size != otherSize) {
            problems.accept(ControllerProblems.sharedPathMessageSize(one.path().text(), size, otherSize, places));
        }
        Duration heartbeat = one.controller().heartbeat();
        Duration otherHeartbeat = other.controller().heartbeat();
        if (heartbeat != null && otherHeartbeat != null && !heartbeat.equals(otherHeartbeat)) {
            problems.accept(ControllerProblems.sharedPathHeartbeat(
                    one.path().text(), words(heartbeat), words(otherHeartbeat), places));
        }
    }

    private static String words(Duration heartbeat) {
        return heartbeat.isZero() ? "off" : heartbeat.toString();
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
