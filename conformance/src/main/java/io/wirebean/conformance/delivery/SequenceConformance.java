// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.delivery;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.conformance.Wire;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What one thread sends arrives in its order, whole, and before the close frame. */
@Conformance(Conformance.IMPATIENT)
class SequenceConformance {

    private final WireClient app;
    private final Probe probe;
    private final String room = Probe.newKey();

    SequenceConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @Test
    void aHundredThreadsToOneConnectionKeepEachItsOrder() {
        try (var ann = app.connect("/storm")) {
            ann.sends(request(1, "one", json("{'threads':100,'each':10}")));
            int[] next = new int[100];
            for (int i = 0; i < 1_000; i++) {
                isNext(next, Wire.object(ann.receivesText()).getString("data"));
            }
            ann.receives(reply(1, "1000"));
        }
    }

    @Test
    void allInARoomSeeEachPublishersMessagesInItsOrder() {
        var members = IntStream.range(0, 10)
                .mapToObj(i -> app.connect("/pipe/" + room))
                .toList();
        probe.journal(room, 10);
        try (var publisher = app.connect("/storm")) {
            publisher
                    .sends(request(1, "room", json("{'threads':8,'each':100,'room':'" + room + "'}")))
                    .receives(reply(1, "800"));
        }
        for (Conversation member : members) {
            int[] next = new int[8];
            for (int i = 0; i < 800; i++) {
                isNext(next, member.receivesText());
            }
            member.sends("over").receives("over");
        }
        members.forEach(Conversation::close);
    }

    @Test
    void whatAHandlerSendsBeforeItsReplyComesBeforeIt() {
        try (var ann = app.connect("/storm")) {
            ann.sends(request(1, "before", "300")).sends(request(2, "before", "2"));
            for (int i = 0; i < 300; i++) {
                ann.receives(event("before", String.valueOf(i)));
            }
            ann.receives(reply(1, "'after 300'"));
            ann.receives(event("before", "0")).receives(event("before", "1"));
            ann.receives(reply(2, "'after 2'"));
        }
    }

    @Test
    void aBigTextArrivesWhole() {
        try (var clerk = new Clerk(app);
                var reader = app.rawSocket("/pipe/" + room)) {
            probe.journal(room, 1);
            clerk.posts(room, 1, 900_000, "CLOSE");
            assertEquals("0 " + "x".repeat(900_000), reader.receivesText());
        }
    }

    @Test
    void bigBytesArriveWhole() {
        try (var clerk = new Clerk(app);
                var reader = app.rawSocket("/pipe/" + room)) {
            probe.journal(room, 1);
            clerk.postsBytes(room, 1, 900_000, "CLOSE");
            assertEquals("0 " + "x".repeat(900_000), new String(reader.receivesBinary(), StandardCharsets.US_ASCII));
        }
    }

    @RepeatedTest(5)
    void nothingFollowsTheCloseFrame() {
        try (var ann = app.rawSocket("/storm")) {
            ann.sends(request(1, "closing", json("{'threads':4,'each':50}")));
            assertEquals(4444, ann.endsWith());

            ann.isCutOff();
        }
    }

    private static void isNext(int[] next, String message) {
        String[] parts = message.split(" ", -1);
        int thread = Integer.parseInt(parts[0]);
        int number = Integer.parseInt(parts[1]);
        assertEquals(next[thread]++, number);
        assertEquals("y".repeat((thread + number) * 7 % 300), parts[2]);
    }
}
