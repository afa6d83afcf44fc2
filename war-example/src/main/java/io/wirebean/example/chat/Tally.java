// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.chat;

import io.wirebean.Audience;
import io.wirebean.Outgoing;
import io.wirebean.Topic;
import io.wirebean.WatchState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How many messages each room has had, told to who watches the topic {@code rooms}; thread-safe. */
// tag::tally[]
@ApplicationScoped
public class Tally {

    static final String TOPIC = "rooms";

    private final Map<String, Integer> messages = new TreeMap<>();
    private long version;

    @Inject
    @Topic(TOPIC)
    Audience watchers;

    /** Counts a message, and tells it before another is counted: sending waits for nobody. */
    synchronized void count(String room) {
        tell(room, messages.merge(room, 1, Integer::sum));
    }

    private void tell(String room, int count) {
        Audience audience = room.equals(Staff.ROOM) ? watchers.where(Staff.class) : watchers;
        var update = Outgoing.of("count", new RoomCount(room, count));
        audience.send(update.version(++version).latest("count " + room));
    }

    /** What a watcher begins with; that there was talk in the room for staff is told to staff. */
    synchronized WatchState state(boolean isStaff) {
        Map<String, Integer> shown = new TreeMap<>(messages);
        if (!isStaff) {
            shown.remove(Staff.ROOM);
        }
        return WatchState.of(shown, version);
    }
    // end::tally[]

    /** Forgets a room if it is empty, asked while nothing can be counted. */
    synchronized void forgetIf(String room, Predicate<String> isEmpty) {
        if (isEmpty.test(room) && messages.remove(room) != null) {
            tell(room, 0);
        }
    }
}
