// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Audience;
import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.Connections;
import io.wirebean.internal.gate.Occupancy;
import io.wirebean.internal.model.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one application, by id, room and user. There before the engine, so that beans may look into it
 * early.
 */
public final class Registry implements Connections, Occupancy {

    private final ConcurrentHashMap<String, LiveConnection> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<LiveConnection>> byRoom = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<LiveConnection>> byUser = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final Revocations revocations = new Revocations();

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
        if (user != null) {
            leaveUser(user, connection);
        }
        leaveAddress(addressOf(connection));
        taken.decrementAndGet();
    }

    /** False where the user has so many already; anonymous peers are no user, and any number of them passes. */
    boolean enterUser(@Nullable String user, LiveConnection connection, int max) {
        return user == null || enter(byUser, user, connection, max);
    }

    void leaveUser(String user, LiveConnection connection) {
        leave(byUser, user, connection);
    }

    /** The member's own lock orders this with {@link #leave(String, LiveConnection)}. */
    void join(String room, LiveConnection member) {
        enter(byRoom, room, member, Integer.MAX_VALUE);
    }

    void leave(String room, LiveConnection member) {
        leave(byRoom, room, member);
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
        // the index may be ahead or behind for a moment: the connection itself says who it is
        return new LiveAudience(
                () -> byUser.getOrDefault(name, Set.of()),
                connection -> connection.standing().holder().is(name),
                () -> revocations.add(name, null));
    }

    @Override
    public Audience device(String user, String device) {
        return new LiveAudience(
                () -> byUser.getOrDefault(user, Set.of()),
                connection -> connection.standing().holder().is(user, device),
                () -> revocations.add(user, device));
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
        return byUser.getOrDefault(name, Set.of()).size();
    }

    @Override
    public int ofAddress(InetAddress address) {
        return byAddress.getOrDefault(address, 0);
    }

    @Override
    public Set<String> rooms() {
        return Set.copyOf(List.copyOf(byRoom.keySet()));
    }

    /** The set is made with its first member; false where it has so many already. */
    private static boolean enter(
            ConcurrentHashMap<String, Set<LiveConnection>> index, String key, LiveConnection member, int max) {
        Set<LiveConnection> all = index.compute(key, (name, members) -> {
            Set<LiveConnection> some = members == null ? ConcurrentHashMap.newKeySet() : members;
            if (some.size() < max) {
                some.add(member);
            }
            return some;
        });
        return all.contains(member);
    }

    /** The set goes with its last member. */
    private static void leave(ConcurrentHashMap<String, Set<LiveConnection>> index, String key, LiveConnection member) {
        index.computeIfPresent(key, (name, members) -> {
            members.remove(member);
            return members.isEmpty() ? null : members;
        });
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
