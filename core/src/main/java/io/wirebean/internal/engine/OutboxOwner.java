// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.spi.ConnectionObserver.Drop;

/** What an outbox tells its connection. */
interface OutboxOwner {

    /** The name of the connection. */
    String id();

    /** A write failed: the connection is broken. */
    void writeFailed(Throwable failure);

    /** All that was queued before {@link Outbox#close} is written. */
    void drained();

    /** There was no room for a message that must not be dropped; {@code why} tells limit and actual value. */
    void full(String why);

    /** Messages were dropped while the connection goes on. */
    void dropped(Drop what, int count);
}
