// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Audience;
import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.Outgoing;
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

    /** To so many connections the sender writes itself; to more it only queues where it has more to do. */
    private static final int FEW = 8;

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
    public SendReport send(Outgoing message) {
        List<LiveConnection> members = members();
        Map<WireFormat, Encoded> encoded = encode(members, message);
        // what comes next may go with the same writes
        boolean later = members.size() > FEW && !Lane.isAtLastStep();
        var report = new LiveReport(members.size());
        for (LiveConnection member : members) {
            EncodedMessage one =
                    encoded.getOrDefault(member.format(), Encoded.NOTHING).message();
            if (one == null) {
                report.nothingToSend();
            } else {
                Parcel parcel = member.ending().parcel(one, message, report);
                report.sent(member, parcel, member.ending().outbox().offer(parcel, later));
            }
        }
        return report;
    }

    /** Once per wire format, and before anything is queued, so that a failure to encode leaves nothing half sent. */
    private static Map<WireFormat, Encoded> encode(List<LiveConnection> members, Outgoing message) {
        var encoded = new IdentityHashMap<WireFormat, Encoded>(4);
        for (LiveConnection member : members) {
            encoded.computeIfAbsent(member.format(), format -> Encoded.of(member.encodeEvent(message)));
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
    private record Encoded(@Nullable EncodedMessage message) {

        static final Encoded NOTHING = new Encoded(null);

        static Encoded of(@Nullable Frame frame) {
            return frame == null ? NOTHING : new Encoded(new EncodedMessage(frame));
        }
    }
}
