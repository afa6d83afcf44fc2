// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A control frame goes between messages, behind the write that is in flight and ahead of all that waits. */
@Conformance(Conformance.DELIVERY)
class ControlFrameConformance {

    private static final int PING = 0x89;

    private static final int WAITING = 10;

    private final Probe probe;
    private final ServerUnderTest server;
    private final Clerk clerk;
    private final String room = Probe.newKey();
    private final StalledReader reader;

    ControlFrameConformance(WireClient app, Probe probe, ServerUnderTest server) {
        this.probe = probe;
        this.server = server;
        this.clerk = new Clerk(app);
        this.reader = StalledReader.in(room, app, probe, clerk);
        clerk.posts(room, WAITING, 60_000, "DROP_NEWEST");
    }

    @AfterEach
    void leave() {
        reader.close();
        clerk.close();
    }

    @Test
    void aPingIsAnsweredAheadOfWhatWaits() {
        reader.socket().sendsFrame(PING, new byte[] {7}).sends("over");
        if (server.readsBehindItsAnswers()) {
            assertEquals(List.of("over"), probe.journal(room + "/heard", 1));
        }

        RawSocket socket = reader.readsOn();

        assertTrue(socket.receivesText().startsWith("0 "));
        assertTrue(socket.pongs() == 1 || !server.readsBehindItsAnswers(), "no pong ahead of what waited");
        for (int i = 1; i < WAITING; i++) {
            assertTrue(socket.receivesText().startsWith(i + " "));
        }
        socket.receives("over");
        assertEquals(1, socket.pongs());
    }

    @Test
    void aCloseIsAnsweredAheadOfWhatWaits() {
        RawSocket socket = reader.socket().sendsClose(4321);
        if (server.readsBehindItsAnswers()) {
            assertEquals(List.of("4321 PEER "), probe.journal(room + "/closed", 1));
            assertEquals(List.of("{CLOSED=10}"), probe.journal(room + "/outcome", 1));
        }

        if (server.dropsWhatIsUnread()) {
            assertEquals(1006, socket.endsWith());
        } else if (server.readsBehindItsAnswers()) {
            reader.readsOn().closedWith(4321);
        } else {
            // the answer may meet the next write, and is lost then
            int code = socket.endsWith();
            assertTrue(code == 4321 || server.losesCloseFrames() && code == 1006, "ended with " + code);
        }
        assertEquals(List.of("4321 PEER "), probe.journal(room + "/closed", 1));
    }
}
