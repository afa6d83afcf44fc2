// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Connection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    record Union(Selection one, Selection other) implements Selection {}

    /** What belongs to both. */
    record Intersection(Selection one, Selection other) implements Selection {}

    /** What belongs to the first alone. */
    record Difference(Selection from, Selection without) implements Selection {}

    /** The topics whose watchers it takes in. */
    default Stream<Topic> topics() {
        if (this instanceof Watching watching) {
            return Stream.of(watching.topic());
        }
        if (this instanceof Union union) {
            return Stream.concat(union.one().topics(), union.other().topics());
        }
        if (this instanceof Intersection both) {
            return Stream.concat(both.one().topics(), both.other().topics());
        }
        return this instanceof Difference difference ? difference.from().topics() : Stream.empty();
    }
}
