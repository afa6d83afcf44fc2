// SPDX-License-Identifier: Apache-2.0
package io.wirebean.tyrustests;

import static io.wirebean.conformance.Wire.object;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wirebean.conformance.Conformance;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the README shows does what the README says. */
@Conformance
public class ReadmeIT {

    private final WireClient app;

    ReadmeIT(WireClient app) {
        this.app = app;
    }

    @Test
    void whatIsSaidReachesEverybodyInTheRoomAndTheCallerIsAnswered() {
        try (var ann = enters("green");
                var bob = enters("green");
                var cyd = enters("blue")) {
            Instant before = Instant.now();
            String told = ann.sends(request(1, "say", "{\"text\":\"hi\"}")).receivesText();
            ann.receives(reply(1, "null"));

            var said = object(told);
            assertEquals("said", said.getString("event"));
            assertEquals("hi", said.getJsonObject("data").getString("text"));
            assertFalse(
                    Instant.parse(said.getJsonObject("data").getString("at")).isBefore(before), told);
            bob.receives(told).receivesNothing();
            cyd.receivesNothing();
        }
    }

    /** A failure is told in its place among the messages, so that the opening is over when it comes. */
    private Conversation enters(String room) {
        return app.connect("/chat/" + room)
                .sends(request(0, "none"))
                .receivesMatching("an unknown event", text -> text.contains("\"UNKNOWN_EVENT\""));
    }

    /** What a client says. */
    public record Say(String text) {}

    /** What the room hears. */
    public record Said(String text, Instant at) {}
}
