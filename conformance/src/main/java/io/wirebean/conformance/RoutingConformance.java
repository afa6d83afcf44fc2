// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.testkit.WireClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A message finds its handler, and a reply its message. */
@Conformance
class RoutingConformance {

    private final WireClient app;

    RoutingConformance(WireClient app) {
        this.app = app;
    }

    @Test
    void aPathRefinesAnEvent() {
        try (var ann = app.connect("/routed/ann")) {
            ann.sends(request(1, "query")).receives(reply(1, "'no path'"));
            ann.sends(at(2, "/users")).receives(reply(2, "'users'"));
            ann.sends(at(3, "/users/7")).receives(reply(3, "['user',7,'ann']"));
            ann.sends(at(4, "/files/a/b/c")).receives(reply(4, "'files /files/a/b/c'"));
        }
    }

    @Test
    void aPathThatNoHandlerTakesIsUnknown() {
        try (var ann = app.connect("/routed/ann")) {
            assertEquals(
                    "UNKNOWN_EVENT",
                    failure(ann.sends(at(1, "/groups")).receivesText()).code());
        }
    }

    @Test
    void anUnknownEventNamesTheNearMissAndKeepsTheLineOpen() {
        try (var ann = app.connect("/routed/ann")) {
            var failure = failure(ann.sends(request(4, "shuot")).receivesText());

            assertEquals("UNKNOWN_EVENT", failure.code());
            assertEquals("4", failure.about());
            assertTrue(failure.message().contains("shout"), failure.message());
            ann.sends(request(5, "shout", "'x'")).receives(reply(5, "'X'"));
        }
    }

    @Test
    void theFailureOfAnEventWithoutIdIsAnErrorEvent() {
        try (var ann = app.connect("/routed/ann")) {
            assertEquals(
                    "error",
                    failure(ann.sends(event("nonsense")).receivesText()).about());
        }
    }

    @Test
    void theReplyToAnEventWithoutIdIsAnEventOfTheSameName() {
        try (var ann = app.connect("/routed/ann")) {
            ann.sends(event("shout", "'x'")).receives(event("shout", "'X'"));
        }
    }

    @Test
    void voidAndNullAreAcknowledgedWhereThereIsAnId() {
        try (var ann = app.connect("/routed/ann")) {
            ann.sends(request(1, "nothing")).receives(reply(1, "null"));
            ann.sends(request(2, "null")).receives(reply(2, "null"));
        }
    }

    @Test
    void voidAndNullSendNothingWhereThereIsNoId() {
        try (var ann = app.connect("/routed/ann")) {
            ann.sends(event("nothing")).sends(event("null"));
            ann.sends(request(1, "shout", "'x'")).receives(reply(1, "'X'"));
        }
    }

    @Test
    void anIdIsEchoedAsItWasWritten() {
        try (var ann = app.connect("/routed/ann")) {
            for (String id : new String[] {"7", "'seven'", "'\\u0041'", "1.50", "-0", "1e3", "12345678901234567890"}) {
                String text = json("\"id\":" + id);
                ann.sends(json("{'event':'shout',\"id\":" + id + ",'data':'x'}"))
                        .receivesMatching("a reply with " + text, reply -> reply.contains(text));
            }
        }
    }

    @Test
    void theSameJsonInABinaryFrameIsAccepted() {
        try (var ann = app.connect("/routed/ann")) {
            ann.sends(request(1, "shout", "'ä'").getBytes(StandardCharsets.UTF_8))
                    .receives(reply(1, "'Ä'"));
        }
    }

    @Test
    void aHandlerSeesTheMessageAsItCame() {
        String message = json("{ 'id' : 'a', 'path':'/p' , 'event':'facts' }");
        try (var ann = app.connect("/routed/ann")) {
            assertEquals(
                    "UNKNOWN_EVENT", failure(ann.sends(message).receivesText()).code());
            ann.sends(json("{ 'id' : 'a' , 'event':'facts' }"))
                    .receives(
                            json(
                                    "{'id':'a','data':['facts','none','\\'a\\'','{ \\'id\\' : \\'a\\' , \\'event\\':\\'facts\\' }']}"));
        }
    }

    @Test
    void aPingIsAnsweredForEveryController() {
        try (var ann = app.connect("/routed/ann")) {
            ann.sends(json("{'ping':7}")).receives(json("{'pong':7}"));
        }
    }

    @Test
    void controllersThatShareAPathShareItsConnections() {
        try (var ann = app.connect("/paths/shared")) {
            ann.sends(request(1, "one")).receives(reply(1, "'first'"));
            ann.sends(request(2, "two")).receives(reply(2, "'second, 2 controllers, rooms [first]'"));
        }
    }

    @Test
    void theClientsFirstKnownSubprotocolIsChosen() {
        try (var ann = app.upgrade("/subprotocols")
                .subprotocols("zzz", "v1.items", "v2.items")
                .connect()) {
            assertEquals("v1.items", ann.subprotocol());
            ann.sends(request(1, "which")).receives(reply(1, "'v1.items'"));
        }
    }

    @Test
    void noSubprotocolIsChosenWhereNoneIsKnown() {
        try (var ann = app.upgrade("/subprotocols").subprotocols("zzz").connect();
                var bob = app.connect("/subprotocols")) {
            assertEquals("", ann.subprotocol());
            ann.sends(request(1, "which")).receives(reply(1, "'none'"));
            bob.sends(request(1, "which")).receives(reply(1, "'none'"));
        }
    }

    private static String at(int id, String path) {
        return json("{'event':'query','path':'" + path + "','id':" + id + "}");
    }
}
