// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What became of one message for all connections of an audience: at once at the moment it was sent, and later by
 * {@link #delivered}.
 *
 * <p>Queued, dropped and failed together are all connections that the audience had: {@code queued() + dropped() + failed()
 * == total()}.
 *
 * @since 0.1
 */
public interface SendReport {

    /** How many connections the audience had. */
    int total();

    /** How many took the message: it waited in their queue, or was already on its way. */
    int queued();

    /** How many queues did not take it, since the connection was closed or the queue full. */
    int dropped();

    /** How many queues did not take it for this reason: {@link Delivery#CLOSED} or {@link Delivery#OVERFLOW}; 0 for any other. */
    int dropped(Delivery why);

    /** To how many the write had failed by then. */
    int failed();

    /**
     * How many earlier messages gave way to this one, or were replaced by it, in all queues together. Their own senders are told
     * by {@link #delivered}.
     */
    int displaced();

    /** Those who did not get it, dropped and failed, in no order. */
    List<Missed> missed();

    /**
     * What becomes of it in the end for all of them; at the latest when the last of them has ended. The stage never fails. It
     * may complete on a thread of the server, of another sender or of Wirebean's own, and before this returns: what hangs on it
     * must not wait.
     */
    CompletionStage<DeliveryReport> delivered();

    /**
     * A connection that did not get a message.
     *
     * @param connection its {@link Connection#id}
     * @param why never {@link Delivery#WRITTEN}
     * @since 0.1
     */
    record Missed(String connection, Delivery why) {}
}
