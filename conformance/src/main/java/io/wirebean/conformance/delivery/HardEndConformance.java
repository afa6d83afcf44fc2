// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A peer that takes nothing any more is ended, and its TCP connection with it. */
@Conformance(Conformance.IMPATIENT)
class HardEndConformance {

    private static final int ATTEMPTS = 600;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final WireClient app;
    private final Probe probe;
    private final Clerk clerk;
    private final String room = Probe.newKey();

    HardEndConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
        this.clerk = new Clerk(app);
    }

    @AfterEach
    void leave() {
        clerk.close();
    }

    @Test
    void aWriteThatMakesNoProgressEndsTheConnection() {
        try (var reader = StalledReader.in(room, app, probe, clerk)) {
            assertEquals(
                    List.of("1006 WIREBEAN the peer took nothing for PT5S (wirebean.outbound.stall-timeout)"),
                    probe.journal(room + "/closed", 1));
            assertEquals(1006, reader.socket().endsWith());
        }
    }

    @Test
    void whoSaysGoodbyeAndReadsNothingIsFreedAllTheSame() {
        assumeTrue(TcpTable.isThere(), "only Linux shows which TCP connections a process has");
        try (var reader = StalledReader.in(room, app, probe, clerk)) {
            isLetGo(reader.socket());
        }
    }

    @Test
    void whoSaysGoodbyeAndDoesNotHangUpIsFreedAllTheSame() {
        assumeTrue(TcpTable.isThere(), "only Linux shows which TCP connections a process has");
        try (var peer = app.rawSocket("/pipe/" + room)) {
            assertEquals(List.of("opened"), probe.journal(room, 1));
            isLetGo(peer);
        }
    }

    private void isLetGo(RawSocket peer) {
        int port = peer.localPort();
        assertTrue(TcpTable.isHeld(port), "the server's process is not to be seen");
        peer.sendsClose(4321);
        assertEquals(1, probe.journal(room + "/closed", 1).size());

        for (int i = 0; i < ATTEMPTS && TcpTable.isHeld(port); i++) {
            LockSupport.parkNanos(PAUSE);
        }
        assertFalse(TcpTable.isHeld(port), "the server has the TCP connection yet");
    }
}
