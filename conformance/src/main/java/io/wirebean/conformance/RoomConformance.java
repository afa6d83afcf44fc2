// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** A message reaches exactly those that it is for. */
@Conformance
class RoomConformance {

    private final WireClient app;
    private final Probe probe;
    private final String room = Probe.newKey();

    RoomConformance(WireClient app, Probe probe) {
        this.app = app;
        this.probe = probe;
    }

    @Test
    void aBroadcastReachesTheRoomAndTheSenderBeforeItsAcknowledgement() {
        try (var ann = enters("ann");
                var bob = enters("bob");
                var cyd = app.connect("/rooms/elsewhere")) {
            ann.sends(request(1, "say", "'hi'")).receives(event("said", "'hi'")).receives(reply(1, "null"));
            bob.receives(event("said", "'hi'")).receivesNothing();
            cyd.receivesNothing();
        }
    }

    @Test
    void aBroadcastWithoutIdIsNotAcknowledged() {
        try (var ann = enters("ann")) {
            ann.sends(event("say", "'hi'")).receives(event("said", "'hi'"));
            ann.sends(request(1, "nobody")).receives(reply(1, "0"));
        }
    }

    @Test
    void nullIsBroadcastToNobodyAndAcknowledged() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            ann.sends(request(1, "say", "''")).receives(reply(1, "null"));
            bob.receivesNothing();
        }
    }

    @Test
    void aBroadcastCanLeaveTheSenderOut() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            ann.sends(request(1, "hint", "'psst'")).receives(reply(1, "null"));
            bob.receives(event("hint", "'psst'"));
        }
    }

    @Test
    void aStageIsBroadcastWhenItCompletes() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            ann.sends(request(1, "slow", "'" + room + "'")).receivesNothing();
            probe.open(room);
            ann.receives(event("slow", "'slow'")).receives(reply(1, "null"));
            bob.receives(event("slow", "'slow'"));
        }
    }

    @Test
    void theFailureOfABroadcastGoesToTheCallerAlone() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            assertEquals(
                    "INTERNAL",
                    failure(ann.sends(request(1, "failing")).receivesText()).code());
            bob.receivesNothing();
        }
    }

    @Test
    void aBroadcastWithoutARoomReachesAllOfTheController() {
        try (var ann = enters("ann");
                var bob = app.connect("/rooms/elsewhere");
                var cyd = app.connect("/order")) {
            ann.sends(request(1, "all", "'" + room + "'")).receives(event("toAll", "'" + room + "'"));
            bob.receives(event("toAll", "'" + room + "'"));
            cyd.receivesNothing();
        }
    }

    @Test
    void anAudienceCanBeNarrowedByAPredicate() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            ann.sends(request(1, "tell", "'bob'")).receives(reply(1, "[1,0,1]"));
            bob.receives(event("told", "'bob'"));
        }
    }

    @Test
    void anAudienceCanLeaveOneOut() {
        try (var ann = enters("ann");
                var bob = enters("bob");
                var cyd = enters("cyd")) {
            ann.sends(request(1, "others")).receives(reply(1, "2"));
            bob.receives(event("other"));
            cyd.receives(event("other"));
        }
    }

    @Test
    void anAudienceCanBeNarrowedToAController() {
        try (var ann = enters("ann");
                var bob = enters("bob")) {
            ann.sends(request(1, "who")).receives(reply(1, "['ann','bob']"));
            bob.sends(request(1, "nobody")).receives(reply(1, "0"));
        }
    }

    @Test
    void connectionsAreFoundByTheirId() {
        try (var ann = enters("ann")) {
            ann.sends(request(1, "find")).receives(reply(1, "[true,false,true,true]"));
        }
    }

    @Test
    void aRoomIsThereFromItsFirstMemberToItsLast() {
        String other = "'" + Probe.newKey() + "'";
        try (var ann = enters("ann")) {
            ann.sends(request(1, "join", other)).receives(reply(1, "[true,false,true,true]"));
            ann.sends(request(2, "leave", other)).receives(reply(2, "[true,false,false,false]"));
        }
    }

    @Test
    void aConnectionJoinsNoMoreRoomsThanItMay() {
        try (var ann = enters("ann")) {
            ann.sends(request(1, "joinMany", "255")).receives(reply(1, "256"));
            var failure = failure(ann.sends(request(2, "joinMany", "256")).receivesText());

            assertEquals("LIMIT_EXCEEDED", failure.code());
            ann.sends(request(3, "who")).receives(reply(3, "['ann']"));
        }
    }

    /** Comes back when it is in the room, so that the next message of another finds it there. */
    private Conversation enters(String name) {
        Conversation entering =
                app.upgrade("/rooms/" + room + "?name=" + name).as(name).connect();
        entering.sends(request(0, "find")).receives(reply(0, "[true,false,true,true]"));
        return entering;
    }
}
