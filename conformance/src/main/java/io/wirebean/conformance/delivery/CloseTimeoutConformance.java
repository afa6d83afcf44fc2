// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A close that does not arrive, or is not answered, ends the connection all the same, and its TCP connection with it. */
@Conformance(Conformance.DELIVERY)
class CloseTimeoutConformance {

    private final WireClient app;
    private final Probe probe;
    private final Clerk clerk;
    private final String room = Probe.newKey();

    CloseTimeoutConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
        this.clerk = new Clerk(app);
    }

    @AfterEach
    void leave() {
        clerk.close();
    }

    @Test
    void aCloseThatCannotBeSentEndsTheConnection() {
        try (var reader = StalledReader.in(room, app, probe, clerk)) {
            clerk.closes(room);

            assertEquals(List.of("4444 APPLICATION told to"), probe.journal(room + "/closed", 1));
            assertEquals(1006, reader.socket().endsWith());
        }
    }

    @Test
    void aCloseThatIsNotAnsweredEndsTheConnection() {
        try (var peer = app.rawSocket("/pipe/" + room)) {
            probe.journal(room, 1);
            clerk.closes(room);

            peer.closedWith(4444).isCutOff();
            assertEquals(List.of("4444 APPLICATION told to"), probe.journal(room + "/closed", 1));
        }
    }
}
