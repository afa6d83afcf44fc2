// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Probe;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.util.List;

/** A peer that reads nothing until it is told to, at a moment when its server can write no more. */
final class StalledReader implements AutoCloseable {

    private static final int FILLER = 60_000;

    private final RawSocket socket;
    private final int fillers;

    private StalledReader(RawSocket socket, int fillers) {
        this.socket = socket;
        this.fillers = fillers;
    }

    /** In a room of its own. */
    static StalledReader in(String room, WireClient app, Probe probe, Clerk clerk) {
        return in(room, "", app, probe, clerk);
    }

    /** In a room of its own, in which it is stalled, and one that others are in. */
    static StalledReader in(String room, String also, WireClient app, Probe probe, Clerk clerk) {
        String query = also.isEmpty() ? "" : "?also=" + also;
        RawSocket socket = app.upgrade("/pipe/" + room + query).as("stalled").rawSocket();
        assertEquals(List.of("opened"), probe.journal(room, 1));
        return new StalledReader(socket, clerk.fills(room));
    }

    /** Reads on, what it was stalled with; the next message is the first that was posted since. */
    RawSocket readsOn() {
        for (int i = 0; i < fillers; i++) {
            assertEquals(FILLER, socket.receivesText().length());
        }
        return socket;
    }

    /** The connection as it is, with all that it was stalled with still to come. */
    RawSocket socket() {
        return socket;
    }

    @Override
    public void close() {
        socket.close();
    }
}
