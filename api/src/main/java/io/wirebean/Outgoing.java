// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message to be sent, and what becomes of it where there is no room; immutable.
 *
 * <pre>{@code
 * connections.room("floor").send(Outgoing.of("price", quote).latest(quote.symbol()));
 * }</pre>
 *
 * @param event the name of the event; a format without events, such as {@code raw}, sends the data alone
 * @param address what goes with the event beside its data
 * @param data encoded by the codec as the message is sent, on the sender's thread; null is sent as nothing
 * @param overflow what happens where the queue has no room; null for what the topic says that it is sent to, or
 *     {@code wirebean.outbound.overflow}
 * @param key of which only the latest message matters, with {@link Overflow#LATEST}; null for the event with its path and topic
 * @param version which state of its topic it belongs to; null where nobody counts
 * @since 0.1
 */
public record Outgoing(
        String event,
        Address address,
        @Nullable Object data,
        @Nullable Overflow overflow,
        @Nullable String key,
        @Nullable Long version) {

    /**
     * What goes with an event beside its data.
     *
     * @param path refines the event; null for none
     * @param topic what the peer watches and hears of; null for the one topic of the audience that it is sent to, or none
     * @param params in this order; empty for none
     */
    public record Address(@Nullable String path, @Nullable String topic, Map<String, Object> params) {

        private static final Address NONE = new Address(null, null, Map.of());

        public Address {
            params = params.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }
    }

    /** An event with its data. */
    public static Outgoing of(String event, @Nullable Object data) {
        return new Outgoing(event, Address.NONE, data, null, null, null);
    }

    /** An event without data. */
    public static Outgoing of(String event) {
        return of(event, null);
    }

    /** What refines the event; null for none. */
    public @Nullable String path() {
        return address.path();
    }

    /** What the peer watches and hears of; null for the one topic of the audience that it is sent to, or none. */
    public @Nullable String topic() {
        return address.topic();
    }

    /** What goes with the event beside its data, in this order; empty for none. */
    public Map<String, Object> params() {
        return address.params();
    }

    /** The same with other data. */
    public Outgoing data(@Nullable Object data) {
        return new Outgoing(event, address, data, overflow, key, version);
    }

    /** The same with a path. */
    public Outgoing path(String path) {
        return at(new Address(path, topic(), params()));
    }

    /**
     * The same under a topic, which it names to the peer; it does not say who gets it. Sent to an audience it waits as an update of
     * that topic does, for the states and rates of those who watch it; sent to one connection it goes at once.
     */
    public Outgoing topic(String topic) {
        return at(new Address(path(), topic, params()));
    }

    /** The same with one more parameter, behind the others or in place of the one of that name. */
    public Outgoing param(String name, Object value) {
        var more = new LinkedHashMap<>(params());
        more.put(name, value);
        return at(new Address(path(), topic(), more));
    }

    /** The same with another policy for a full queue. */
    public Outgoing overflow(Overflow policy) {
        return new Outgoing(event, address, data, policy, key, version);
    }

    /** The same, of whose key only the latest message matters; keys are of the connection, whatever the event. */
    public Outgoing latest(String key) {
        return new Outgoing(event, address, data, Overflow.LATEST, key, version);
    }

    /**
     * The same for a state of its topic: of an audience, who watches and was given this state or a later one ({@link WatchState})
     * does not get it.
     */
    public Outgoing version(long version) {
        return new Outgoing(event, address, data, overflow, key, version);
    }

    private Outgoing at(Address other) {
        return new Outgoing(event, other, data, overflow, key, version);
    }
}
