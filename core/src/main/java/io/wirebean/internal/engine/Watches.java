// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.internal.model.EndpointPlan.WatchPlan;
import io.wirebean.internal.model.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the peer of one connection watches, and has asked to watch; nothing after the connection's end. */
final class Watches {

    private final LiveConnection connection;

    /** By topic; made with the first. */
    private Map<String, Watch> byTopic = Map.of();

    private boolean ended;

    /** Whether all who have decided are about to be asked again. */
    private boolean asking;

    /** Those that had begun and are over, and whose end nobody has been told. */
    private List<Watch> untold = List.of();

    Watches(LiveConnection connection) {
        this.connection = connection;
    }

    /** The nearest watch through which the peer hears of a topic; null for none. */
    @Nullable
    Watch covering(Topic topic) {
        return nearest(topic, watch -> true);
    }

    /**
     * Sends an update by the nearest watch that there is now.
     *
     * @param found that one takes it where there is none
     * @return what {@link Watch#send} returns
     */
    int sendByNearest(Topic named, Watch found, Parcel parcel, boolean later) {
        var displaced = new Displaced();
        Watch nearest;
        Fate fate;
        synchronized (this) {
            // none is entered, and none begins anew, before it is in its place: those after it follow it
            Watch covering = covering(named);
            nearest = covering == null ? found : covering;
            fate = nearest.fateOf(parcel, displaced, true);
        }
        return nearest.follow(fate, parcel, displaced, later);
    }

    /** The nearest one that was allowed; null for none. */
    @Nullable
    Watch begun(Topic topic) {
        return nearest(topic, Watch::hasBegun);
    }

    private synchronized @Nullable Watch nearest(Topic topic, Predicate<Watch> wanted) {
        if (!byTopic.isEmpty()) {
            for (String name : topic.nearestFirst()) {
                Watch watch = byTopic.get(name);
                if (watch != null && wanted.test(watch)) {
                    return watch;
                }
            }
        }
        return null;
    }

    /** How many there are, those included that are not answered yet. */
    synchronized int size() {
        return byTopic.size();
    }

    /** The watch of this very topic, whatever its length; null for none. */
    synchronized @Nullable Watch of(String topic) {
        return byTopic.get(topic);
    }

    synchronized List<Watch> begun() {
        return byTopic.values().stream().filter(Watch::hasBegun).toList();
    }

    Set<String> topics() {
        return begun().stream().map(watch -> watch.topic().name()).collect(Collectors.toUnmodifiableSet());
    }

    /** A watch from which on updates are kept; one of this topic begins anew. */
    Watch enter(Topic topic, WatchPlan plan) {
        Watch above = of(topic.name()) == null ? covering(topic) : null;
        Watch entered = entered(topic, plan);
        if (above != null) {
            // what waits there for its rate would come behind what goes by the nearer one
            above.flushDue();
        }
        return entered;
    }

    private synchronized Watch entered(Topic topic, WatchPlan plan) {
        Watch known = byTopic.get(topic.name());
        if (known != null) {
            known.restart();
            return known;
        }
        var watch = new Watch(topic, connection, plan);
        if (ended) {
            watch.end();
            return watch;
        }
        if (byTopic.isEmpty()) {
            byTopic = new HashMap<>(4);
        }
        byTopic.put(topic.name(), watch);
        connection.engine().registry().watch(topic.name(), connection);
        return watch;
    }

    /** Whether it was there; who wants to know of its end is told by the caller. */
    boolean leave(Watch watch) {
        return leave(watch, false);
    }

    /** Whether it was there; who wants to know of its end is told later, from {@link #takeUntold}. */
    boolean leaveUntold(Watch watch) {
        return leave(watch, true);
    }

    private boolean leave(Watch watch, boolean later) {
        // as long as it is found: nothing overtakes what waits in it
        passOn(watch);
        synchronized (this) {
            if (!byTopic.remove(watch.topic().name(), watch)) {
                return false;
            }
            connection.engine().registry().unwatch(watch.topic().name(), connection);
            if (later) {
                leftUntold(List.of(watch));
            }
        }
        watch.end();
        return true;
    }

    /** Lets go what its peer gets without this watch, by another one or as a member of a room; false where there is no such way. */
    boolean passOn(Watch watch) {
        Watch above = nearest(watch.topic(), each -> each != watch && each.hasBegun());
        if (above == null && watch.hasBegun()) {
            return false;
        }
        watch.passOn(above);
        return true;
    }

    /** Nothing is watched any more. */
    void end() {
        Collection<Watch> all;
        synchronized (this) {
            ended = true;
            all = byTopic.values();
            leftUntold(begun());
            byTopic = Map.of();
            all.forEach(watch ->
                    connection.engine().registry().unwatch(watch.topic().name(), connection));
        }
        all.forEach(Watch::end);
    }

    /** Those that had begun and are over, and of whose end nobody has been told; each once. */
    synchronized List<Watch> takeUntold() {
        List<Watch> all = untold;
        untold = List.of();
        return all;
    }

    /** Whether the caller is the one to ask about all again, which begins with {@link #takeAsking}; else somebody is about to. */
    synchronized boolean askAgain() {
        boolean first = !asking;
        asking = true;
        return first;
    }

    /** Those that are asked about again; a change of identity from now on asks anew. */
    synchronized List<Watch> takeAsking() {
        asking = false;
        return begun();
    }

    private void leftUntold(List<Watch> more) {
        untold = untold.isEmpty()
                ? more
                : Stream.concat(untold.stream(), more.stream()).toList();
    }
}
