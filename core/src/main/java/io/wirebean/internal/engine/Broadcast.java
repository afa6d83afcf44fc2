// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Connection;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendReport;
import io.wirebean.internal.model.Topic;
import io.wirebean.spi.Frame;
import io.wirebean.spi.WireFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One message to many: all is encoded before anything is queued, so that a failure leaves nothing half sent. */
final class Broadcast {

    /** To so many connections the sender writes itself; to more it only queues where it has more to do. */
    private static final int FEW = 8;

    private final Collection<LiveConnection> receivers;
    private final @Nullable About about;
    private final boolean later;

    /**
     * @param about what the message is about, so that it goes by the receivers' watches of that; null for nothing
     * @param last whether its sender has nothing more to do
     */
    Broadcast(Collection<LiveConnection> receivers, @Nullable About about, boolean last) {
        // those of a view may change between encoding, counting and sending
        this.receivers = receivers instanceof List ? receivers : List.copyOf(receivers);
        this.about = about;
        // what follows may go with the same writes
        this.later = this.receivers.size() > FEW && !last;
    }

    /** The same to all, encoded once per wire format. */
    SendReport send(Outgoing message) {
        var encoded = new OncePerFormat(message);
        receivers.forEach(encoded::apply);
        return send(message, encoded);
    }

    /** To each its own, which differs in its data alone. */
    SendReport sendEach(Function<? super Connection, Outgoing> messages) {
        Map<LiveConnection, Encoded> encoded = new IdentityHashMap<>(2 * receivers.size());
        Outgoing any = Outgoing.of("");
        for (LiveConnection receiver : receivers) {
            any = messages.apply(receiver);
            encoded.put(receiver, Encoded.of(receiver.encodeEvent(any)));
        }
        return send(any, receiver -> Objects.requireNonNull(encoded.get(receiver)));
    }

    private SendReport send(Outgoing how, Function<LiveConnection, Encoded> encoded) {
        return about == null ? toAll(how, encoded) : toWatchers(about, how, encoded);
    }

    private SendReport toAll(Outgoing how, Function<LiveConnection, Encoded> encoded) {
        var report = new LiveReport(receivers.size());
        for (LiveConnection receiver : receivers) {
            EncodedMessage message = encoded.apply(receiver).message();
            if (message == null) {
                report.nothingToSend();
            } else {
                send(receiver, message, how, report);
            }
        }
        return report;
    }

    private void send(LiveConnection receiver, EncodedMessage message, Outgoing how, LiveReport report) {
        Parcel parcel = receiver.ending().parcel(message, how, report);
        report.sent(receiver, parcel, receiver.ending().outbox().offer(parcel, later));
    }

    private SendReport toWatchers(About topics, Outgoing how, Function<LiveConnection, Encoded> encoded) {
        List<Receiver> each = new ArrayList<>(receivers.size());
        int counted = 0;
        for (LiveConnection receiver : receivers) {
            Receiver found = topics.receiver(receiver);
            if (found != null) {
                each.add(found);
                counted += found.counted() ? 1 : 0;
            }
        }
        var report = new LiveReport(counted);
        for (Receiver receiver : each) {
            EncodedMessage message = encoded.apply(receiver.connection()).message();
            if (message != null && receiver.watch() == null) {
                send(receiver.connection(), message, how, report);
            } else if (message == null || !receiver.isSent(message, how, report, later)) {
                if (receiver.counted()) {
                    report.nothingToSend();
                }
            }
        }
        return report;
    }

    /** One receiver, through which of its watches it hears of which topic, and whether the sender is told of it. */
    record Receiver(LiveConnection connection, @Nullable Watch watch, @Nullable Topic named, boolean counted) {

        /** False where the watch has it already. */
        boolean isSent(EncodedMessage message, Outgoing how, LiveReport report, boolean later) {
            Watch through = Objects.requireNonNull(watch);
            Outgoing asTopicSays =
                    how.overflow() == null && through.plan().latest() ? how.overflow(Overflow.LATEST) : how;
            Parcel parcel = connection.ending().parcel(message, asTopicSays, counted ? report : null);
            int displaced = through.send(parcel, named, later);
            if (displaced != Watch.NOTHING_TO_SEND && counted) {
                report.sent(connection, parcel, displaced);
            }
            return displaced != Watch.NOTHING_TO_SEND;
        }
    }

    /** What each format makes of a message; for one thread alone. */
    private static final class OncePerFormat implements Function<LiveConnection, Encoded> {

        private final Outgoing message;
        private final Map<WireFormat, Encoded> known = new IdentityHashMap<>(4);

        /** Nearly always the same as for the one before. */
        private @Nullable WireFormat format;

        private Encoded encoded = Encoded.NOTHING;

        OncePerFormat(Outgoing message) {
            this.message = message;
        }

        @Override
        public Encoded apply(LiveConnection receiver) {
            WireFormat its = receiver.format();
            if (its != format) {
                encoded = known.computeIfAbsent(its, any -> Encoded.of(receiver.encodeEvent(message)));
                format = its;
            }
            return encoded;
        }
    }

    /** What a format makes of the message; null where it sends nothing. */
    private record Encoded(@Nullable EncodedMessage message) {

        static final Encoded NOTHING = new Encoded(null);

        static Encoded of(@Nullable Frame frame) {
            return frame == null ? NOTHING : new Encoded(new EncodedMessage(frame));
        }
    }
}
