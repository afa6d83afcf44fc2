// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.internal.model.EndpointPlan.WatchPlan;
import io.wirebean.internal.model.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the peer of one connection watches, and has asked to watch; nothing after the connection's end. */
final class Watches {

    private final LiveConnection connection;

    /** By topic; made with the first. */
    private Map<String, Watch> byTopic = Map.of();

    private boolean ended;

    /** Those that had begun when the connection ended. */
    private List<Watch> left = List.of();

    Watches(LiveConnection connection) {
        this.connection = connection;
    }

    /** The nearest watch through which the peer hears of a topic; null for none. */
    synchronized @Nullable Watch covering(Topic topic) {
        if (!byTopic.isEmpty()) {
            for (String name : topic.nearestFirst()) {
                Watch watch = byTopic.get(name);
                if (watch != null) {
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

    synchronized @Nullable Watch of(Topic topic) {
        return byTopic.get(topic.name());
    }

    synchronized List<Watch> begun() {
        return byTopic.values().stream().filter(Watch::hasBegun).toList();
    }

    Set<String> topics() {
        return begun().stream().map(watch -> watch.topic().name()).collect(Collectors.toUnmodifiableSet());
    }

    /** A watch from which on updates are kept; one of this topic begins anew. */
    synchronized Watch enter(Topic topic, WatchPlan plan) {
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

    /** Whether it was there. */
    boolean leave(Watch watch) {
        synchronized (this) {
            if (!byTopic.remove(watch.topic().name(), watch)) {
                return false;
            }
            connection.engine().registry().unwatch(watch.topic().name(), connection);
        }
        watch.end();
        return true;
    }

    /** Nothing is watched any more. */
    void end() {
        Collection<Watch> all;
        synchronized (this) {
            ended = true;
            all = byTopic.values();
            left = begun();
            byTopic = Map.of();
            all.forEach(watch ->
                    connection.engine().registry().unwatch(watch.topic().name(), connection));
        }
        all.forEach(Watch::end);
    }

    synchronized List<Watch> left() {
        return left;
    }
}
