// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One open WebSocket connection of a controller.
 *
 * <p>May be taken as a parameter of any handler, and injected into any bean that is called from one. All methods may be
 * called from any thread, and none waits for the network.
 *
 * @since 0.1
 */
public interface Connection {

    /** The name of this connection, unique among all that this application ever has. */
    String id();

    /** The facts of the upgrade. */
    Handshake handshake();

    /** Who the peer is at this moment. */
    Identity identity();

    /** The principal of {@link #identity}; never null, anonymous has a name. */
    default Principal principal() {
        return identity().principal();
    }

    /**
     * Gives the connection another identity from the next message on, and another time when that ends; one that has ended
     * already closes it with 4401. On a connection that has ended nothing happens.
     *
     * <p>A peer that renews by a token gets what the guards say of that token in place of this: what is taken away here,
     * take away from its tokens first.
     */
    void replaceIdentity(Identity identity);

    /** Whether messages can be sent; false as soon as either side has begun to close. */
    boolean isOpen();

    /** The controllers that serve it: one, or several that share its path. */
    Set<Class<?>> controllers();

    /** The value of an attribute. */
    <T> Optional<T> attribute(AttributeKey<T> key);

    /** Sets an attribute; null removes it. Attributes go when the connection does. */
    <T> void attribute(AttributeKey<T> key, @Nullable T value);

    /**
     * Joins a room of the application, which comes into being with its first member.
     *
     * @throws WSFailureException LIMIT_EXCEEDED, above {@code wirebean.room.max-per-connection} rooms; nothing changed
     * @return whether it was not in the room before; false also on a closed connection, which joins nothing
     */
    boolean join(String room);

    /**
     * Leaves a room, which ceases to be with its last member.
     *
     * @return whether it was in the room
     */
    boolean leave(String room);

    /** The rooms it is in. */
    Set<String> rooms();

    /** The topics that its peer watches and was allowed to; not those that its peer has only asked for. */
    Set<String> watches();

    /**
     * Queues a message for the peer and returns at once.
     *
     * <p>Messages sent by one thread arrive in the order sent. A format without events, such as {@code raw}, sends the
     * data alone.
     *
     * @return whether the queue took it; dropping is no exception
     * @throws IllegalArgumentException if the codec cannot encode it; nothing was queued
     */
    SendResult send(Outgoing message);

    /**
     * Queues an event with its data, as {@link #send(Outgoing)} does.
     *
     * @param data encoded before this method returns; null sends the event without data, and nothing where there are no events
     */
    default SendResult send(String event, @Nullable Object data) {
        return send(Outgoing.of(event, data));
    }

    /** Queues an event without data. */
    default SendResult send(String event) {
        return send(Outgoing.of(event));
    }

    /**
     * How long the last ping that was answered took; empty before the first answer, and where the heartbeat is off
     * ({@code wirebean.heartbeat.interval}, {@link WSController#heartbeat}).
     */
    Optional<Duration> latency();

    /**
     * Closes the connection behind what was sent before; later messages are dropped, and messages of the peer that wait are
     * not handled any more.
     *
     * @param code 1000, 1001, 1003, 1007 to 1014 or 3000 to 4999 (RFC 6455, section 7.4)
     * @param phrase cut at 123 bytes of UTF-8
     * @throws IllegalArgumentException for another code; the connection stays open
     */
    void close(int code, String phrase);

    /** Closes the connection with 1000. */
    default void close() {
        close(1000, "");
    }

    /**
     * Ends the connection at once; what waits in its queue is dropped, and what is being written may have arrived or not. The
     * peer sees 1006, or 1011 where the server has no harder end.
     */
    void abort();

    /**
     * An executor whose tasks have this connection's scope and a request scope of their own. Tasks run in parallel, on
     * the threads that handlers run on; after the last callback of the connection they are refused.
     */
    Executor executor();

    /** The task, to be run on any thread with this connection's scope and a request scope of its own. */
    Runnable wrap(Runnable task);
}
