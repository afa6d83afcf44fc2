// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Audience;
import io.wirebean.AudienceFilter;
import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.internal.gate.Occupancy;
import io.wirebean.internal.model.Selection;
import io.wirebean.internal.model.Settings;
import io.wirebean.internal.model.Topic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one application, by all that audiences look them up by. There before the engine, so that beans may look into it
 * early.
 */
public final class Registry implements Connections, Occupancy {

    private final ConcurrentHashMap<String, LiveConnection> byId = new ConcurrentHashMap<>();
    private final Index<String> byRoom = new Index<>();
    private final Index<String> byUser = new Index<>();
    private final Index<String> byTopic = new Index<>();
    private final Index<String> byController = new Index<>();
    private final ConcurrentHashMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final Revocations revocations = new Revocations();
    private final Function<String, @Nullable AudienceFilter> filters;
    private final CurrentLane currentLane = new CurrentLane();
    private final Selector certain;
    private final Selector withBeginners;

    /** @param filters the filter bean of a class, by its name; null where there is none */
    public Registry(Function<String, @Nullable AudienceFilter> filters) {
        this.filters = filters;
        this.certain = new Selector(this, filters, null);
        this.withBeginners = new Selector(this, filters, certain);
    }

    /**
     * Takes a connection in, its user as it is held now.
     *
     * @return which cap or revocation keeps it out, and then nothing has changed; else null
     */
    @Nullable
    CloseReason add(LiveConnection connection, Settings.Caps caps) {
        if (taken.incrementAndGet() > caps.connections()) {
            taken.decrementAndGet();
            return full(caps.connections() + " connections are open", "max");
        }
        InetAddress address = addressOf(connection);
        if (!enterAddress(address, caps.perAddress())) {
            taken.decrementAndGet();
            return full(caps.perAddress() + " connections from this address are open", "max-per-address");
        }
        if (!enterUser(connection.standing().holder().user(), connection, caps.perUser())) {
            taken.decrementAndGet();
            leaveAddress(address);
            return full(caps.perUser() + " connections of this user are open", "max-per-user");
        }
        byId.put(connection.id(), connection);
        connection.controllers().forEach(type -> byController.add(type.getName(), connection, Integer.MAX_VALUE));
        // asked after it can be found: a revocation of this moment either finds it or is found here
        if (revocations.reach(
                connection.standing().holder(), connection.admission().begunAt())) {
            remove(connection, connection.standing().holder().user());
            return revoked();
        }
        return null;
    }

    /** @param user under whom it is held; null for anonymous */
    void remove(LiveConnection connection, @Nullable String user) {
        byId.remove(connection.id());
        connection.controllers().forEach(type -> byController.remove(type.getName(), connection));
        if (user != null) {
            leaveUser(user, connection);
        }
        leaveAddress(addressOf(connection));
        taken.decrementAndGet();
    }

    /** False where the user has so many already; anonymous peers are no user, and any number of them passes. */
    boolean enterUser(@Nullable String user, LiveConnection connection, int max) {
        return user == null || byUser.add(user, connection, max);
    }

    void leaveUser(String user, LiveConnection connection) {
        byUser.remove(user, connection);
    }

    /**
     * The member's own lock orders this with {@link #leave}.
     *
     * @return the name of the room as all its members share it
     */
    String join(String room, LiveConnection member) {
        byRoom.add(room, member, Integer.MAX_VALUE);
        return byRoom.members(room).key();
    }

    void leave(String room, LiveConnection member) {
        byRoom.remove(room, member);
    }

    void watch(String topic, LiveConnection watcher) {
        byTopic.add(topic, watcher, Integer.MAX_VALUE);
    }

    void unwatch(String topic, LiveConnection watcher) {
        byTopic.remove(topic, watcher);
    }

    Collection<LiveConnection> all() {
        return byId.values();
    }

    @Nullable
    LiveConnection withId(String id) {
        return byId.get(id);
    }

    Members<?> room(Selection.Room room) {
        return byRoom.members(room.name());
    }

    /** Those that come and go as this user may be among them, or not yet be. */
    Members<?> ofUserNow(String user) {
        return byUser.members(user);
    }

    Members<?> watchers(String topic) {
        return byTopic.members(topic);
    }

    Members<?> ofController(String name) {
        return byController.members(name);
    }

    Revocations revocations() {
        return revocations;
    }

    CurrentLane currentLane() {
        return currentLane;
    }

    /** Finds those that belong to a selection now. */
    Selector certain() {
        return certain;
    }

    /** Finds those watchers as well that have asked and not been answered yet. */
    Selector withBeginners() {
        return withBeginners;
    }

    boolean hasFilter(String name) {
        return filters.apply(name) != null;
    }

    /** What a selection makes of these connections. */
    public Audience audience(Selection selection) {
        return new LiveAudience(this, selection);
    }

    @Override
    public Audience everyone() {
        return audience(new Selection.Everyone());
    }

    @Override
    public Audience room(String room) {
        return audience(new Selection.Room(room));
    }

    @Override
    public Audience user(String name) {
        return audience(new Selection.User(name));
    }

    @Override
    public Audience device(String user, String device) {
        return audience(new Selection.Device(user, device));
    }

    @Override
    public Audience watching(String topic) {
        return audience(new Selection.Watching(new Topic(topic)));
    }

    @Override
    public Audience ids(Collection<String> ids) {
        return audience(new Selection.Ids(Set.copyOf(ids)));
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
    public int ofUser(String name) {
        return byUser.members(name).size();
    }

    @Override
    public int ofAddress(InetAddress address) {
        return byAddress.getOrDefault(address, 0);
    }

    @Override
    public Set<String> rooms() {
        return byRoom.keys();
    }

    @Override
    public Set<String> topics() {
        return byTopic.keys();
    }

    private boolean enterAddress(@Nullable InetAddress address, int max) {
        if (address == null) {
            return true;
        }
        // one above the cap is counted and taken back, so that the result tells whether it was too many
        if (byAddress.merge(address, 1, Integer::sum) <= max) {
            return true;
        }
        leaveAddress(address);
        return false;
    }

    private void leaveAddress(@Nullable InetAddress address) {
        if (address != null) {
            byAddress.computeIfPresent(address, (any, count) -> count == 1 ? null : count - 1);
        }
    }

    private static @Nullable InetAddress addressOf(LiveConnection connection) {
        return connection
                .handshake()
                .remoteAddress()
                .map(InetSocketAddress::getAddress)
                .orElse(null);
    }

    /** Why a connection of somebody who is revoked is closed. */
    static CloseReason revoked() {
        return new CloseReason(CloseCodes.REVOKED, "revoked", Initiator.APPLICATION);
    }

    private static CloseReason full(String what, String key) {
        return new CloseReason(
                CloseCodes.TRY_AGAIN_LATER,
                "try again later: " + what + " (wirebean.connections." + key + ")",
                Initiator.WIREBEAN);
    }
}
