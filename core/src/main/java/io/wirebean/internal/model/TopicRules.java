// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What holds for the topics of all controllers that share a path. */
final class TopicRules {

    private final Consumer<Problem> problems;

    TopicRules(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** @param paths the controllers of each path */
    void check(Collection<List<CompiledController>> paths) {
        // controllers may share two paths, which makes one fault of two
        Set<Problem> found = new LinkedHashSet<>();
        Map<CompiledController, List<PlannedHandler>> watches = new LinkedHashMap<>();
        for (List<CompiledController> members : paths) {
            List<PlannedHandler> ofPath = members.stream()
                    .flatMap(member -> member.handlers(HandlerKind.WATCH))
                    .toList();
            checkTwice("watch methods", ofPath, found::add);
            for (CompiledController member : members) {
                checkTwice(
                        "unwatch methods of one controller", unwatches(member).toList(), found::add);
                watches.computeIfAbsent(member, none -> new ArrayList<>()).addAll(ofPath);
            }
        }
        watches.forEach((controller, known) -> checkWatched(controller, known, found::add));
        found.forEach(problems);
    }

    private static void checkTwice(String methods, List<PlannedHandler> handlers, Consumer<Problem> found) {
        Map<String, List<PlannedHandler>> byShape = new LinkedHashMap<>();
        handlers.stream().filter(handler -> handler.template() != null).forEach(handler -> byShape.computeIfAbsent(
                        handler.key().shape(), none -> new ArrayList<>())
                .add(handler));
        byShape.values().stream().filter(same -> same.size() > 1).forEach(same -> {
            String topic = String.valueOf(same.get(0).template());
            List<String> places =
                    same.stream().map(handler -> handler.written().place()).toList();
            found.accept(TopicProblems.twoMethods(methods, topic, places));
        });
    }

    private static void checkWatched(
            CompiledController controller, List<PlannedHandler> watches, Consumer<Problem> found) {
        if (watches.stream().anyMatch(watch -> watch.template() == null)) {
            return;
        }
        List<PathTemplate> known =
                watches.stream().flatMap(TopicRules::template).toList();
        unwatches(controller).forEach(unwatch -> template(unwatch)
                .filter(topic -> known.stream().noneMatch(topic::overlaps))
                .forEach(topic -> found.accept(TopicProblems.unwatchOfNothing(
                        topic.text(),
                        known.stream().map(PathTemplate::text).distinct().toList(),
                        unwatch.written().place()))));
    }

    private static Stream<PathTemplate> template(PlannedHandler handler) {
        return Stream.ofNullable(handler.template());
    }

    private static Stream<PlannedHandler> unwatches(CompiledController controller) {
        return controller.handlers(HandlerKind.UNWATCH);
    }
}
