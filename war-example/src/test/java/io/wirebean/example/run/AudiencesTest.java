// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.embedded.WirebeanServer;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.HttpAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who hears of what beyond the room. */
class AudiencesTest {

    private final WirebeanServer server = RunningChat.start();
    private final Guests guests = new Guests(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void watcherBeginsWithTheCountsAndHearsOfEachMessage() {
        try (var ann = enters("ann", "tea");
                var bob = enters("bob", "general")) {
            says(bob, "one");
            ann.sends("{\"watch\":\"rooms\",\"id\":2}").receives("{\"id\":2,\"data\":{\"general\":1}}");

            says(bob, "two");

            ann.receives(count("general", 2));
        }
    }

    @Test
    void roomThatEmptiesIsCountedAnew() {
        try (var ann = enters("ann", "tea")) {
            try (var bob = enters("bob", "general")) {
                says(bob, "one");
                ann.sends("{\"watch\":\"rooms\",\"id\":2}").receives("{\"id\":2,\"data\":{\"general\":1}}");
            }
            ann.receives(count("general", 0));

            try (var bob = enters("bob", "general")) {
                says(bob, "one");
                ann.receives(count("general", 1));
            }
        }
    }

    @Test
    void talkInTheRoomForStaffIsCountedForStaffAlone() {
        try (var ann = enters("ann", "tea");
                var boss = enters("admin", "staff")) {
            watchesRooms(ann);
            says(boss, "one");
            boss.sends("{\"watch\":\"rooms\",\"id\":3}").receives("{\"id\":3,\"data\":{\"staff\":1}}");

            boss.sends("{\"event\":\"say\",\"data\":{\"text\":\"two\"}}")
                    .receives(count("staff", 2))
                    .receivesMatching("what was said", text -> text.startsWith("{\"event\":\"said\""));
            ann.receivesNothing();
            ann.sends("{\"watch\":\"rooms\",\"id\":4}").receives("{\"id\":4,\"data\":{}}");
        }
    }

    @Test
    void otherTopicsAreDenied() {
        try (var ann = enters("ann", "tea")) {
            ann.sends("{\"watch\":\"rooms/staff\",\"id\":2}")
                    .receivesMatching("a refusal", text -> text.contains("\"FORBIDDEN\""));
        }
    }

    @Test
    void whisperReachesAllDevicesOfBothAndNobodyElse() {
        try (var ann = enters("ann", "general");
                var annsPhone = enters("ann", "tea");
                var bob = enters("bob", "general");
                var bobsPhone = enters("bob", "tea")) {
            List.of(ann, annsPhone).forEach(each -> each.receives(joined("bob")));
            ann.sends("{\"event\":\"whisper\",\"data\":{\"to\":\"bob\",\"text\":\"psst\"},\"id\":2}")
                    .receivesMatching("the message", text -> text.startsWith("{\"id\":2,") && text.contains("psst"));

            for (Conversation each : List.of(annsPhone, bob, bobsPhone)) {
                each.receivesMatching("the message", AudiencesTest::isWhisperOfAnn);
            }
        }
    }

    @Test
    void whisperToOneselfReachesTheOtherDevicesOnce() {
        try (var ann = enters("ann", "general");
                var annsPhone = enters("ann", "tea")) {
            ann.sends("{\"event\":\"whisper\",\"data\":{\"to\":\"ann\",\"text\":\"milk\"},\"id\":2}")
                    .receivesMatching("the message", text -> text.startsWith("{\"id\":2,") && text.contains("milk"));

            annsPhone.receivesMatching("the message", text -> text.contains("milk"));
            annsPhone.receivesNothing();
            ann.receivesNothing();
        }
    }

    @Test
    void whisperToNobodyIsToldSo() {
        try (var ann = enters("ann", "general")) {
            ann.sends("{\"event\":\"whisper\",\"data\":{\"to\":\"bob\",\"text\":\"psst\"},\"id\":2}")
                    .receives("{\"id\":2,\"error\":{\"code\":\"NOT_HERE\",\"message\":\"bob is not here\"}}");
        }
    }

    @Test
    void alertReachesStaffInAllRooms() {
        try (var boss = enters("admin", "staff");
                var bossToo = enters("admin two", "general");
                var ann = enters("ann", "tea")) {
            HttpAnswer answer = alert("admin", " the cellar is flooded ");

            assertEquals("{\"told\":2}", answer.body());
            for (Conversation each : List.of(boss, bossToo)) {
                each.receivesMatching("the alert", AudiencesTest::isAlertOfAdmin);
            }
            ann.receivesNothing();
        }
    }

    @Test
    void alertIsFromStaffAndHasAText() {
        HttpAnswer none = guests.http().post("/api/alert", "application/json", "{\"text\":\"fire\"}");
        HttpAnswer member = alert("ann", "fire");
        HttpAnswer blank = alert("admin", " ");
        HttpAnswer novel = alert("admin", "a".repeat(201));

        assertEquals(List.of(401, 403), List.of(none.status(), member.status()));
        assertEquals(Optional.of("Bearer"), none.header("www-authenticate"));
        assertEquals("{\"error\":\"forbidden\",\"message\":\"only staff may do this\"}", member.body());
        for (HttpAnswer each : List.of(blank, novel)) {
            assertEquals(400, each.status());
            assertEquals("{\"error\":\"bad request\",\"message\":\"an alert has 1 to 200 characters\"}", each.body());
        }
        assertTrue(blank.header("content-type").orElse("").startsWith("application/json"));
    }

    private Conversation enters(String name, String room) {
        Conversation guest = guests.upgrade(room, guests.token(name)).connect();
        return guest.sends("{\"event\":\"history\",\"id\":1,\"data\":{\"last\":0}}")
                .receives("{\"id\":1,\"data\":[]}");
    }

    private static void watchesRooms(Conversation guest) {
        guest.sends("{\"watch\":\"rooms\",\"id\":2}").receives("{\"id\":2,\"data\":{}}");
    }

    private static void says(Conversation guest, String text) {
        guest.sends("{\"event\":\"say\",\"data\":{\"text\":\"" + text + "\"},\"id\":9}")
                .receivesMatching("the message", said -> said.startsWith("{\"event\":\"said\""))
                .receives("{\"id\":9,\"data\":null}");
    }

    private HttpAnswer alert(String username, String text) {
        return guests.http(guests.token(username))
                .post("/api/alert", "application/json", "{\"text\":\"" + text + "\"}");
    }

    private static String count(String room, int messages) {
        return "{\"event\":\"count\",\"topic\":\"rooms\",\"data\":{\"messages\":%d,\"room\":\"%s\"}}"
                .formatted(messages, room);
    }

    private static String joined(String name) {
        return "{\"event\":\"joined\",\"data\":{\"username\":\"" + name + "\"}}";
    }

    private static boolean isWhisperOfAnn(String text) {
        return text.startsWith("{\"event\":\"whispered\",")
                && text.contains("\"text\":\"psst\"")
                && text.contains("\"to\":\"bob\",\"username\":\"ann\"");
    }

    private static boolean isAlertOfAdmin(String text) {
        return text.startsWith("{\"event\":\"alert\",")
                && text.contains("\"text\":\"the cellar is flooded\",\"username\":\"admin\"");
    }
}
