// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says which connections get a message; immutable, and evaluated anew each time that it is used.
 *
 * <p>All methods may be called from any thread, and none waits for the network. What a connection does that opens or ends
 * meanwhile is not waited for: it may be among those that are found, or not.
 *
 * @since 0.1
 */
public interface Audience {

    /** These connections without one. */
    Audience except(Connection connection);

    /**
     * Those of these connections for which the predicate is true. It is asked on the thread that uses the audience, before
     * anything is sent or closed; what it throws comes out there, and nothing has happened by then.
     */
    Audience where(Predicate<? super Connection> predicate);

    /** Those of these connections that belong to a controller. */
    Audience of(Class<?> controller);

    /**
     * Closes these connections behind what was sent to them, as {@link Connection#close(int, String)} does.
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
     * gives it, an upgrade that had begun by then opens nothing either; of a narrower audience, such as the user's
     * connections to one controller, what is open is closed and no more.
     *
     * @return how many are closed by this
     */
    int revoke();

    /** How many connections these are now. */
    int count();

    /** These connections now. */
    List<Connection> connections();

    /**
     * Queues a message for each of these connections and returns at once; it is encoded once per wire format, on this thread.
     *
     * <p>Messages that one thread sends arrive at each connection in the order sent, be it by audiences or one by one. Within a
     * room, all members get one sender's messages in one order; those of several senders mix differently for each.
     *
     * @return what became of it for each connection that there was; dropping is no exception
     * @throws IllegalArgumentException if the codec cannot encode it; nothing was queued
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

    /** Queues an event without data. */
    default SendReport send(String event) {
        return send(Outgoing.of(event));
    }
}
