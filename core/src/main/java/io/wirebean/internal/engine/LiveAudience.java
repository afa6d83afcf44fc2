// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Audience;
import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.SendReport;
import io.wirebean.spi.Frame;
import io.wirebean.spi.WireFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An audience of this application's connections: where they are looked up, and which of them it is. */
final class LiveAudience implements Audience {

    private final Supplier<? extends Collection<LiveConnection>> source;
    private final Predicate<? super LiveConnection> filter;
    private final Runnable beforeRevoking;

    LiveAudience(Supplier<? extends Collection<LiveConnection>> source, Predicate<? super LiveConnection> filter) {
        this(source, filter, () -> {});
    }

    /** @param beforeRevoking run before those that are open are revoked */
    LiveAudience(
            Supplier<? extends Collection<LiveConnection>> source,
            Predicate<? super LiveConnection> filter,
            Runnable beforeRevoking) {
        this.source = source;
        this.filter = filter;
        this.beforeRevoking = beforeRevoking;
    }

    @Override
    public Audience except(Connection connection) {
        // by id, since what was injected is a proxy
        String id = connection.id();
        return where(other -> !other.id().equals(id));
    }

    @Override
    public Audience where(Predicate<? super Connection> predicate) {
        return new LiveAudience(source, connection -> filter.test(connection) && predicate.test(connection));
    }

    @Override
    public Audience of(Class<?> controller) {
        return where(connection -> connection.controllers().contains(controller));
    }

    @Override
    public int disconnect(int code, String phrase) {
        CloseCodes.check(code);
        return closeAll(new CloseReason(code, phrase, Initiator.APPLICATION));
    }

    @Override
    public int revoke() {
        beforeRevoking.run();
        return closeAll(Registry.revoked());
    }

    @Override
    public int count() {
        return members().size();
    }

    @Override
    public List<Connection> connections() {
        return List.copyOf(members());
    }

    @Override
    public SendReport send(String event, @Nullable Object data) {
        List<LiveConnection> members = members();
        Map<WireFormat, Outgoing> encoded = encode(members, event, data);
        int queued = 0;
        for (LiveConnection member : members) {
            Frame frame =
                    encoded.getOrDefault(member.format(), Outgoing.NOTHING).frame();
            if (frame == null || member.queue(frame).isQueued()) {
                queued++;
            }
        }
        return new SendReport(queued, members.size() - queued);
    }

    /** Once per wire format, and before anything is queued, so that a failure to encode leaves nothing half sent. */
    private static Map<WireFormat, Outgoing> encode(List<LiveConnection> members, String event, @Nullable Object data) {
        var encoded = new IdentityHashMap<WireFormat, Outgoing>();
        for (LiveConnection member : members) {
            encoded.computeIfAbsent(member.format(), format -> new Outgoing(member.encodeEvent(event, data)));
        }
        return encoded;
    }

    private int closeAll(CloseReason reason) {
        int closed = 0;
        for (LiveConnection member : members()) {
            if (member.closeBy(reason)) {
                closed++;
            }
        }
        return closed;
    }

    private List<LiveConnection> members() {
        var members = new ArrayList<LiveConnection>();
        for (LiveConnection connection : source.get()) {
            if (filter.test(connection)) {
                members.add(connection);
            }
        }
        return members;
    }

    /** What a format makes of the message; null where it sends nothing. */
    private record Outgoing(@Nullable Frame frame) {

        static final Outgoing NOTHING = new Outgoing(null);
    }
}
