// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The last messages of each room, in memory only; thread-safe. */
final class History {

    /** How many messages of a room are kept. */
    static final int KEPT = 100;

    // The lists are immutable and replaced as a whole, so that a reader never waits for a writer.
    private final ConcurrentMap<String, List<Said>> rooms = new ConcurrentHashMap<>();

    void add(String room, Said said) {
        rooms.merge(room, List.of(said), (before, one) -> {
            List<Said> all = Stream.concat(before.stream(), one.stream()).toList();
            return newest(all, KEPT);
        });
    }

    /** The newest messages of a room, oldest first; none for a count below one. */
    List<Said> last(String room, int count) {
        return newest(rooms.getOrDefault(room, List.of()), count);
    }

    /** Forgets a room if it is empty, asked while nothing can be added to it: what a newcomer says is never lost. */
    void forgetIf(String room, Predicate<String> isEmpty) {
        rooms.computeIfPresent(room, (name, said) -> isEmpty.test(name) ? null : said);
    }

    private static List<Said> newest(List<Said> said, int count) {
        int kept = Math.min(Math.max(count, 0), said.size());
        return List.copyOf(said.subList(said.size() - kept, said.size()));
    }
}
