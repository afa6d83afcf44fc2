// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Connection;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which connections belong to an audience, as data: names alone, so that it means the same on another node. */
public sealed interface Selection {

    /** All connections. */
    record Everyone() implements Selection {}

    /** The members of a room. */
    record Room(String name) implements Selection {}

    /** The connections of a user. */
    record User(String name) implements Selection {}

    /** The connections of one of a user's devices. */
    record Device(String user, String name) implements Selection {}

    /** Those who watch a topic or one above it. */
    record Watching(Topic topic) implements Selection {}

    /** The connections of these ids. */
    record Ids(Set<String> ids) implements Selection {

        public Ids {
            ids = Set.copyOf(ids);
        }
    }

    /** The connections of a controller, by the name of its class. */
    record Of(String controller) implements Selection {}

    /** Those that a filter bean accepts, by the name of its class. */
    record Accepted(String filter) implements Selection {}

    /** Those for which a predicate is true: the one selection that is no data, and stays where it is. */
    record Local(Predicate<? super Connection> predicate) implements Selection {}

    /** What belongs to one of them. */
    record Union(Selection one, Selection other) implements Selection {

        @Override
        public Selection left() {
            return one;
        }
    }

    /** What belongs to both. */
    record Intersection(Selection one, Selection other) implements Selection {

        @Override
        public Selection left() {
            return one;
        }
    }

    /** What belongs to the first alone. */
    record Difference(Selection from, Selection without) implements Selection {

        @Override
        public Selection left() {
            return from;
        }
    }

    /** The first of the two that it is put together from; null where it is simple. */
    default @Nullable Selection left() {
        return null;
    }

    /** What a loop has put together, from the inside: a simple one, and each that has the one before on its left. */
    default Collection<Selection> row() {
        Deque<Selection> row = new ArrayDeque<>(2);
        for (Selection each = this; each != null; each = each.left()) {
            row.addFirst(each);
        }
        return row;
    }

    /** The topics whose watchers it takes in, each once. */
    default List<Topic> topics() {
        if (this instanceof Watching watching) {
            return List.of(watching.topic());
        }
        if (left() == null) {
            return List.of();
        }
        Set<Topic> topics = new LinkedHashSet<>();
        for (Selection each : row()) {
            if (each instanceof Union union) {
                topics.addAll(union.other().topics());
            } else if (each instanceof Intersection both) {
                topics.addAll(both.other().topics());
            } else if (each instanceof Watching watching) {
                topics.add(watching.topic());
            }
        }
        return List.copyOf(topics);
    }
}
