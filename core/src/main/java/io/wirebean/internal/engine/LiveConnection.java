// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.AttributeKey;
import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.Connection;
import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.Outgoing;
import io.wirebean.Overflow;
import io.wirebean.SendResult;
import io.wirebean.UpgradeRequest;
import io.wirebean.internal.gate.Admission;
import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.spi.ConnectionObserver.Drop;
import io.wirebean.spi.Frame;
import io.wirebean.spi.PayloadCodec;
import io.wirebean.spi.WireFormat;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An open connection: what the application sees of it, and where the server's callbacks arrive. */
public final class LiveConnection implements Connection {

    /** How answers, failures and acknowledgements go. */
    private static final Outgoing ANSWER = Outgoing.of("").overflow(Overflow.CLOSE);

    /** A format that sends nothing for a message: it is where it should be. */
    private static final SendResult NOTHING = Parcel.written();

    private final String id = UUID.randomUUID().toString();
    private final ConcurrentHashMap<AttributeKey<?>, Object> attributes = new ConcurrentHashMap<>(4);
    private final Admission admission;
    private final Engine engine;
    private final Membership membership;
    private final Watches watches = new Watches(this);
    private final WatchDesk watchDesk;
    private final Callbacks callbacks;
    private final Standing standing;
    private final Intake intake;
    private final Heart heart;
    private final Ending ending;

    LiveConnection(Engine engine, Admission admission, Transport transport) {
        EngineParts parts = engine.parts();
        this.engine = engine;
        this.admission = admission;
        this.membership = new Membership(
                engine.registry(), this, parts.settings().groups().rooms());
        this.callbacks = new Callbacks(this, parts.scope());
        var news = new News(callbacks, parts.executor());
        this.standing = new Standing(this, admission.identity(), news);
        var inFlight = new InFlight();
        var dispatcher = new Dispatcher(this, callbacks, inFlight, parts.executor());
        var inbox = new Inbox(parts.settings().inbound(), transport, engine.waiters());
        this.watchDesk = new WatchDesk(this, dispatcher, callbacks);
        this.intake = new Intake(this, dispatcher, watchDesk, inFlight, inbox);
        this.heart = new Heart(this, inbox);
        this.ending = new Ending(this, transport, new Lifecycle(this, callbacks, dispatcher, watchDesk, news));
    }

    /** Takes one whole message from the peer; runs on the server's thread and waits only to slow the peer down. */
    public void received(Frame frame) {
        heart.heard();
        if (isOpen()) {
            intake.take(frame);
        } else {
            dropped(Drop.INBOUND_AFTER_END, 1);
        }
    }

    /** Takes a pong from the peer, whether or not it answers a ping. */
    public void ponged(ByteBuffer payload) {
        heart.ponged(payload);
    }

    /** The server tells that the connection has ended. Any number of times: the first counts. */
    public void ended(CloseReason reason) {
        ending.ended(reason);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Handshake handshake() {
        return admission.handshake();
    }

    @Override
    public Identity identity() {
        return standing.holder().identity();
    }

    @Override
    public void replaceIdentity(Identity identity) {
        standing.replace(identity);
    }

    /** The HTTP session that it ends with; null for none. */
    public UpgradeRequest.@Nullable HttpSession session() {
        return admission.session();
    }

    @Override
    public boolean isOpen() {
        return ending.isOpen();
    }

    @Override
    public Set<Class<?>> controllers() {
        return endpoint().controllers();
    }

    @Override
    public <T> Optional<T> attribute(AttributeKey<T> key) {
        return Optional.ofNullable(key.type().cast(attributes.get(key)));
    }

    @Override
    public <T> void attribute(AttributeKey<T> key, @Nullable T value) {
        if (value == null) {
            attributes.remove(key);
        } else {
            attributes.put(key, value);
        }
    }

    @Override
    public boolean join(String room) {
        return membership.join(room);
    }

    @Override
    public boolean leave(String room) {
        return membership.leave(room);
    }

    @Override
    public Set<String> rooms() {
        return membership.rooms();
    }

    @Override
    public Set<String> watches() {
        return watches.topics();
    }

    @Override
    public SendResult send(Outgoing message) {
        Frame frame = encodeEvent(message);
        return frame == null ? NOTHING : queue(new EncodedMessage(frame), message);
    }

    @Override
    public Optional<Duration> latency() {
        return heart.latency();
    }

    @Override
    public void close(int code, String phrase) {
        CloseCodes.check(code);
        closeBy(new CloseReason(code, phrase, Initiator.APPLICATION));
    }

    @Override
    public void abort() {
        abortBy(new CloseReason(1006, "", Initiator.APPLICATION));
    }

    @Override
    public Executor executor() {
        return callbacks.executor(engine.parts().executor());
    }

    @Override
    public Runnable wrap(Runnable task) {
        return callbacks.wrap(task);
    }

    @Override
    public String toString() {
        return "connection " + id;
    }

    Admission admission() {
        return admission;
    }

    Standing standing() {
        return standing;
    }

    EndpointPlan endpoint() {
        return admission.endpoint();
    }

    WireFormat format() {
        return endpoint().format();
    }

    /** Its way in, for a server's part that reads frames itself. */
    public Intake intake() {
        return intake;
    }

    Watches watching() {
        return watches;
    }

    /** Somebody else has this connection now. */
    void decideWatchesAnew() {
        watchDesk.decideAnew();
    }

    Heart heart() {
        return heart;
    }

    Engine engine() {
        return engine;
    }

    /** Queues the first callback, which {@link #start} lets run. */
    void open() {
        intake.lane().add(ending.lifecycle()::open);
    }

    /** Whether it is closed by this. */
    boolean closeBy(CloseReason reason) {
        return ending.close(reason);
    }

    void abortBy(CloseReason reason) {
        ending.abort(reason);
    }

    /** The connection can no longer be found, by anybody. */
    void leaveAll() {
        standing.end();
        engine.pulse().remove(this);
        engine.sessions().unbind(this);
        membership.end();
        watches.end();
    }

    void dropped(Drop what, int count) {
        engine.dropped(this, what, count);
    }

    Ending ending() {
        return ending;
    }

    /** Queues what somebody waits for: it is never dropped while the connection lives. */
    void queue(Frame frame) {
        queue(new EncodedMessage(frame), ANSWER);
    }

    void queueIfAny(@Nullable Frame frame) {
        if (frame != null) {
            queue(frame);
        }
    }

    private SendResult queue(EncodedMessage message, Outgoing how) {
        Parcel parcel = ending.parcel(message, how, null);
        // what the next message brings may go with it
        ending.outbox().offer(parcel, intake.lane().hasMore());
        return parcel;
    }

    PayloadCodec codec() {
        return engine.parts().codec();
    }

    @Nullable
    Frame encodeEvent(Outgoing message) {
        return format().event(message, codec());
    }

    @Nullable
    Frame encodeReply(String id, @Nullable Object data) {
        return format().reply(id, data, codec());
    }

    @Nullable
    Frame encodeFailure(@Nullable String id, WireFormat.Failure failure) {
        return format().failure(id, failure, codec());
    }
}
