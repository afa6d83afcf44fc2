// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Audience;
import io.wirebean.Connection;
import io.wirebean.Connections;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open connections of one application, by id and by room. There before the engine, so that beans may look into it early. */
public final class Registry implements Connections {

    private final ConcurrentHashMap<String, LiveConnection> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<LiveConnection>> byRoom = new ConcurrentHashMap<>();

    void add(LiveConnection connection) {
        byId.put(connection.id(), connection);
    }

    void remove(LiveConnection connection) {
        byId.remove(connection.id());
    }

    /** The room is made with its first member; the member's own lock orders this with {@link #leave}. */
    void join(String room, LiveConnection member) {
        byRoom.compute(room, (name, members) -> {
            Set<LiveConnection> all = members == null ? ConcurrentHashMap.newKeySet() : members;
            all.add(member);
            return all;
        });
    }

    /** The room goes with its last member. */
    void leave(String room, LiveConnection member) {
        byRoom.computeIfPresent(room, (name, members) -> {
            members.remove(member);
            return members.isEmpty() ? null : members;
        });
    }

    Collection<LiveConnection> all() {
        return byId.values();
    }

    @Override
    public Audience everyone() {
        return new LiveAudience(byId::values, connection -> true);
    }

    @Override
    public Audience room(String room) {
        return new LiveAudience(() -> byRoom.getOrDefault(room, Set.of()), connection -> true);
    }

    @Override
    public Audience user(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Audience device(String user, String device) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public Optional<Connection> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public int count() {
        return byId.size();
    }

    @Override
    public Set<String> rooms() {
        return Set.copyOf(List.copyOf(byRoom.keySet()));
    }
}
