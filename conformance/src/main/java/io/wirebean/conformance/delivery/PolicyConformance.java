// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static io.wirebean.conformance.delivery.Clerk.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.RawSocket;
import io.wirebean.testkit.WireClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reader that stops finds what the policies have kept for it, and its sender was told of the rest. */
@Conformance(Conformance.DELIVERY)
class PolicyConformance {

    private static final int KEPT = DeliveryApplication.SHORT_QUEUE;

    private final Probe probe;
    private final Clerk clerk;
    private final String room = Probe.newKey();
    private final StalledReader reader;

    PolicyConformance(WireClient app, Probe probe) {
        this.probe = probe;
        this.clerk = new Clerk(app);
        this.reader = StalledReader.in(room, app, probe, clerk);
    }

    @AfterEach
    void leave() {
        reader.close();
        clerk.close();
    }

    @Test
    void dropOldestKeepsTheNewest() {
        assertEquals(told(100, 100, 0, 0, 100 - KEPT), clerk.posts(room, 100, 100, "DROP_OLDEST"));

        findsAndNoMore(100 - KEPT, 100);
        assertEquals("{WRITTEN=16, OVERFLOW=84}", outcome());
    }

    @Test
    void dropOldestKeepsTheNewestBytes() {
        assertEquals(told(100, 100, 0, 0, 100 - KEPT), clerk.postsBytes(room, 100, 100, "DROP_OLDEST"));

        RawSocket socket = reader.readsOn();
        for (int i = 100 - KEPT; i < 100; i++) {
            assertEquals(i, number(new String(socket.receivesBinary(), StandardCharsets.US_ASCII)));
        }
        socket.sends("over").receives("over");
    }

    @Test
    void dropNewestKeepsTheOldest() {
        assertEquals(told(100, KEPT, 100 - KEPT, 0, 0), clerk.posts(room, 100, 100, "DROP_NEWEST"));

        findsAndNoMore(0, KEPT);
        assertEquals("{WRITTEN=16, OVERFLOW=84}", outcome());
    }

    @Test
    void aQueueIsFullOfBytesAsWell() {
        // a mebibyte has room for three of them
        assertEquals(told(100, 100, 0, 0, 97), clerk.posts(room, 100, 300_000, "DROP_OLDEST"));

        findsAndNoMore(97, 100);
    }

    @Test
    void latestKeepsTheLastValueOfEachKey() {
        assertEquals(told(100, 100, 0, 0, 96), clerk.postsLatest(room, 100, 4));

        findsAndNoMore(96, 100);
        assertEquals("{WRITTEN=4, REPLACED=96}", outcome());
    }

    @Test
    void moreKeysThanThereIsRoomForAreTooSlow() {
        assertEquals(told(17, KEPT, 1, 0, 0), clerk.postsLatest(room, 17, 17));

        isTooSlow();
    }

    @Test
    void closeEndsTheReaderWith4013() {
        assertEquals(told(17, KEPT, 1, 0, 0), clerk.posts(room, 17, 100, "CLOSE"));

        isTooSlow();
        assertEquals("{CLOSED=16, OVERFLOW=1}", outcome());
    }

    /** It is told if it reads on in time, on a server that does not end the connection with what it has not taken (Payara). */
    private void isTooSlow() {
        int end = reader.socket().endsWith();
        assertTrue(end == 4013 || end == 1006, () -> "ended with " + end);
        assertEquals(
                List.of("4013 WIREBEAN too slow: 16 messages wait, at most 16 may (wirebean.outbound.max-messages)"),
                probe.journal(room + "/closed", 1));
    }

    private void findsAndNoMore(int from, int to) {
        RawSocket socket = reader.readsOn();
        for (int i = from; i < to; i++) {
            assertEquals(i, number(socket.receivesText()));
        }
        socket.sends("over").receives("over");
    }

    private String outcome() {
        return String.join("; ", probe.journal(room + "/outcome", 1));
    }

    private static int number(String message) {
        return Integer.parseInt(message.substring(0, message.indexOf(' ')));
    }
}
