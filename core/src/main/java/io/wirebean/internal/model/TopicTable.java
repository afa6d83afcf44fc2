// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.internal.model.EndpointPlan.TopicCall;
import io.wirebean.internal.model.EndpointPlan.WatchPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the methods of a topic among those of the controllers of one path. */
final class TopicTable {

    private final List<Row> watches;

    /** Those of each controller. */
    private final List<List<Row>> unwatches;

    /** A method and the topics that it is for. */
    private record Row(PathTemplate template, PlannedHandler method) {

        Stream<TopicCall> call(List<String> topic) {
            Optional<Map<String, String>> variables = template.match(topic);
            return variables.map(found -> new TopicCall(method.plan(), found)).stream();
        }

        Stream<WatchPlan> watch(List<String> topic) {
            boolean rated = !method.every().isZero();
            return call(topic)
                    .map(decides ->
                            new WatchPlan(decides, rated || method.written().latest(), method.every()));
        }
    }

    /** @param members the controllers, in their order */
    TopicTable(List<CompiledController> members) {
        this.watches = rows(members.stream().flatMap(member -> member.handlers(HandlerKind.WATCH)));
        this.unwatches = members.stream()
                .map(member -> rows(member.handlers(HandlerKind.UNWATCH)))
                .filter(rows -> !rows.isEmpty())
                .toList();
    }

    /** The most specific first. */
    private static List<Row> rows(Stream<PlannedHandler> handlers) {
        return handlers.filter(handler -> handler.template() != null)
                .map(handler -> new Row(Objects.requireNonNull(handler.template()), handler))
                .sorted(Comparator.comparing(Row::template, PathTemplate.MOST_SPECIFIC_FIRST))
                .toList();
    }

    Optional<WatchPlan> watch(Topic topic) {
        List<String> segments = PathTemplate.segmentsOf(topic.name());
        return watches.stream().flatMap(row -> row.watch(segments)).findFirst();
    }

    List<TopicCall> unwatch(Topic topic) {
        List<String> segments = PathTemplate.segmentsOf(topic.name());
        return unwatches.stream()
                .flatMap(rows -> rows.stream().flatMap(row -> row.call(segments)).findFirst().stream())
                .toList();
    }
}
