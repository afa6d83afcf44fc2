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
 * @param path refines the event; null for none
 * @param params go with the event beside its data, in this order; empty for none
 * @param data encoded by the codec as the message is sent, on the sender's thread; null is sent as nothing
 * @param overflow what happens where the queue has no room; null for what {@code wirebean.outbound.overflow} says
 * @param key of which only the latest message matters, with {@link Overflow#LATEST}; null for the event and its path
 * @since 0.1
 */
public record Outgoing(
        String event,
        @Nullable String path,
        Map<String, Object> params,
        @Nullable Object data,
        @Nullable Overflow overflow,
        @Nullable String key) {

    public Outgoing {
        params = params.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** An event with its data. */
    public static Outgoing of(String event, @Nullable Object data) {
        return new Outgoing(event, null, Map.of(), data, null, null);
    }

    /** An event without data. */
    public static Outgoing of(String event) {
        return of(event, null);
    }

    /** The same with a path. */
    public Outgoing path(String path) {
        return new Outgoing(event, path, params, data, overflow, key);
    }

    /** The same with one more parameter, behind the others or in place of the one of that name. */
    public Outgoing param(String name, Object value) {
        var more = new LinkedHashMap<>(params);
        more.put(name, value);
        return new Outgoing(event, path, more, data, overflow, key);
    }

    /** The same with another policy for a full queue. */
    public Outgoing overflow(Overflow policy) {
        return new Outgoing(event, path, params, data, policy, key);
    }

    /** The same, of whose key only the latest message matters; keys are of the connection, whatever the event. */
    public Outgoing latest(String key) {
        return new Outgoing(event, path, params, data, Overflow.LATEST, key);
    }
}
