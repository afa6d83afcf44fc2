// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.List;

/** What is sent when, and what is expected for it; all of it on the load generator's thread. */
public sealed interface Scenario permits Echo, Broadcast {

    /** The connections that it wants; may be more once those have been told. */
    int connections();

    /** One of them is open. */
    default void opened(Peer peer) {}

    /** So many are open; true as soon as it may be measured, asked again until then. */
    boolean settled(List<Peer> peers);

    /** A text message lies at the buffer's position. */
    void received(Peer peer, ByteBuffer in, int length);

    /** All that came in one read has been told. */
    void paused(Peer peer);

    /** All that came at one time has been told; returns the nanoseconds after which it wants to be called again at the latest. */
    long turned();

    /** Sends no more. */
    void stop();

    /** Whether everything has come that was asked for. */
    boolean complete();

    /** Counts what has not come as lost. */
    void countMissing();

    /** What was seen. */
    Tally tally();
}
