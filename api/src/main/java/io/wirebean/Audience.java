// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says which connections get a message; immutable, and evaluated anew each time that it is used.
 *
 * <pre>{@code
 * connections.room("floor").except(me).send("moved", move);
 * connections.user("u7").unite(connections.user("u8")).send("note", note);
 * connections.watching("order/42").where(Staff.class).send("margin", margin);
 * }</pre>
 *
 * <p>It comes from {@link Connections}, or is injected: {@code @Inject @Room("general") Audience}. A connection that belongs to it
 * in several ways belongs to it once. Finding the connections costs what the smallest of the sets costs that all of them belong to:
 * a user's connections in a large room are looked up among the user's.
 *
 * <p>All methods may be called from any thread, and none waits for the network. What a connection does that opens or ends
 * meanwhile is not waited for: it may be among those that are found, or not.
 *
 * @since 0.1
 */
public interface Audience {

    /**
     * These connections and those.
     *
     * @throws IllegalArgumentException if the other is of no application, or of another one
     */
    Audience unite(Audience other);

    /**
     * Those of these connections that belong to the other as well.
     *
     * @throws IllegalArgumentException if the other is of no application, or of another one
     */
    Audience intersect(Audience other);

    /**
     * These connections without those.
     *
     * @throws IllegalArgumentException if the other is of no application, or of another one
     */
    Audience except(Audience other);

    /** These connections without one. */
    Audience except(Connection connection);

    /**
     * Those of these connections that a filter accepts, which is a bean.
     *
     * @throws IllegalArgumentException if there is no bean of that class, or if nothing says which of several is meant
     */
    Audience where(Class<? extends AudienceFilter> filter);

    /**
     * Those of these connections for which the predicate is true. It is asked on the thread that uses the audience, before
     * anything is sent or closed; what it throws comes out there, and nothing has happened by then.
     */
    Audience where(Predicate<? super Connection> predicate);

    /** Those of these connections that belong to a controller. */
    Audience of(Class<?> controller);

    /** Those of these connections that watch a topic or one above it; see {@link Connections#watching}. */
    Audience watching(String topic);

    /**
     * Closes these connections behind what was sent to them, as {@link Connection#close(int, String)} does. One whose upgrade
     * is under way is none of them yet; {@link #revoke} finds it.
     *
     * @param code 1000, 1001, 1003, 1007 to 1014 or 3000 to 4999 (RFC 6455, section 7.4)
     * @param phrase cut at 123 bytes of UTF-8
     * @return how many are closed by this
     * @throws IllegalArgumentException for another code; no connection is closed
     */
    int disconnect(int code, String phrase);

    /**
     * Closes these connections with 4403: their peers may not come back by themselves.
     *
     * <p>It keeps nobody out who comes anew, so withdraw the credentials first. Of a user or device as {@link Connections}
     * gives it, or of several of them united, an upgrade that had begun by then opens nothing either; of a narrower audience,
     * such as the user's connections to one controller, what is open is closed and no more.
     *
     * @return how many are closed by this
     */
    int revoke();

    /**
     * Gives each of these connections another identity, as {@link Connection#replaceIdentity} does.
     *
     * @param change makes the new identity of one connection out of the one that it has; called on this thread. Null leaves it as
     *     it is. What it throws comes out here; connections that it was asked about before have their new identity by then
     * @return how many have another identity by this
     */
    int replaceIdentity(Function<? super Identity, ? extends @Nullable Identity> change);

    /** How many connections these are now. */
    int count();

    /** These connections now. */
    List<Connection> connections();

    /**
     * Queues a message for each of these connections and returns at once; it is encoded once per wire format, on this thread.
     *
     * <p>Messages that one thread sends arrive at each connection in the order sent, be it by audiences or one by one. Within a
     * room, all members get one sender's messages in one order; those of several senders mix differently for each. An
     * update that waits for the state of a watch, or for the rate of a topic, comes behind what is sent meanwhile about other things.
     *
     * @return what became of it for each connection that there was; dropping is no exception
     * @throws IllegalArgumentException if the codec cannot encode it, or if what it names as its topic is none; nothing was queued
     */
    SendReport send(Outgoing message);

    /**
     * Queues an event with its data, as {@link #send(Outgoing)} does.
     *
     * @param data null sends the event without data, and nothing where there are no events
     */
    default SendReport send(String event, @Nullable Object data) {
        return send(Outgoing.of(event, data));
    }

    /**
     * Queues an event for each of these connections, with data of its own; each is encoded for itself.
     *
     * @param data gives the data for one connection, null for the event without data; called on this thread, before anything is
     *     queued. What it throws comes out here
     * @throws IllegalArgumentException if the codec cannot encode it; nothing was queued
     */
    SendReport sendEach(String event, Function<? super Connection, ? extends @Nullable Object> data);

    /** Queues an event without data. */
    default SendReport send(String event) {
        return send(Outgoing.of(event));
    }
}
