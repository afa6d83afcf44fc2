// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What became of one message for one connection at the moment it was sent, and later.
 *
 * @since 0.1
 */
public interface SendResult {

    /** Whether the connection took the message: it waited in its queue, or was already on its way. */
    boolean isQueued();

    /**
     * Why the connection did not take it: {@link Delivery#CLOSED} or {@link Delivery#OVERFLOW}; empty where it did, whatever
     * became of it later.
     */
    Optional<Delivery> dropped();

    /**
     * What becomes of it in the end; at the latest when the connection has ended. The stage never fails. It may complete on a
     * thread of the server, of another sender or of Wirebean's own, and before this returns: what hangs on it must not wait.
     */
    CompletionStage<Delivery> delivered();
}
