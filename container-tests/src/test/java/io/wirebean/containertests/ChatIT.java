// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static io.wirebean.conformance.Wire.event;
import static io.wirebean.conformance.Wire.json;
import static io.wirebean.conformance.Wire.object;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.Upgrade;
import io.wirebean.testkit.WireClient;
import io.wirebean.testkit.WireHttp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example's WAR, unchanged: its page, its resource and its conversation. */
@Conformance
class ChatIT {

    private final WireClient app;

    ChatIT(ServerUnderTest server) {
        this.app = WireClient.at(((ManagedServer) server).application(Deployments.CHAT));
    }

    @Test
    void thePageIsServed() {
        assertTrue(app.http().get("/").body().contains("<title>Wirebean chat</title>"));
    }

    @Test
    void twoPeopleChatAndOneLeaves() {
        try (var ann = as(token("ann"), "general").connect()) {
            ann.sends(request(1, "who")).receives(reply(1, "['ann']"));
            try (var bob = as(token("bob"), "general").connect()) {
                ann.receives(event("joined", "{'username':'bob'}"));
                ann.sends(request(2, "say", "{'text':'hi'}"));
                ann.receivesMatching("what ann said", ChatIT::isSaidByAnn).receives(reply(2, "null"));
                bob.receivesMatching("what ann said", ChatIT::isSaidByAnn);
                assertEquals("{\"general\":2}", app.http().get("/api/rooms").body());
            }
            ann.receives(event("left", "{'username':'bob'}"));
        }
    }

    @Test
    void loginWithoutANameIsRefusedWithTheReason() {
        for (String blank : List.of("{\"username\":\" \"}", "{\"username\":null}", "{}")) {
            HttpAnswer answer = logIn(blank);

            assertEquals(400, answer.status());
            assertBody("{'error':'bad request','message':'username must not be blank'}", answer);
        }
    }

    @Test
    void roomWantsATokenThatIsGood() {
        HttpAnswer none = app.upgrade("/chat/general?username=ann").refusedWith(401);
        HttpAnswer wrong = as("wrong", "general").refusedWith(401);

        assertBody("{'error':'unauthorized'}", none);
        assertBody("{'error':'unauthorized'}", wrong);
        assertEquals(Optional.of("Bearer"), none.header("www-authenticate"));
        assertEquals(Optional.of("Bearer error=\"invalid_token\""), wrong.header("www-authenticate"));
    }

    @Test
    void tokenMayComeAmongTheSubprotocols() {
        try (var cyd = app.upgrade("/chat/browsers")
                .subprotocols("json", "bearer." + token("cyd"))
                .connect()) {
            assertEquals("json", cyd.subprotocol());
            cyd.sends(request(1, "who")).receives(reply(1, "['cyd']"));
        }
    }

    @Test
    void staffRoomIsForStaff() {
        HttpAnswer refused = as(token("ann"), "staff").refusedWith(403);

        assertBody("{'error':'forbidden','message':'this room is for staff'}", refused);
        as(token("admin"), "staff").connect().close();
    }

    @Test
    void kickedUserIsOutAndHasNoLoginLeft() {
        String token = token("dan");
        try (var dan = as(token, "kicked").connect();
                var danToo = as(token, "kicked too").connect()) {
            HttpAnswer kicked = kick("dan", token("admin"));

            assertEquals(200, kicked.status());
            assertBody("{'closed':2}", kicked);
            dan.closedWith(4403);
            danToo.closedWith(4403);
            as(token, "kicked").refusedWith(401);
        }
    }

    @Test
    void kickIsForStaff() {
        HttpAnswer none = app.http().post("/api/kick/ann", "application/json", "");
        HttpAnswer member = kick("ann", token("bob"));

        assertEquals(401, none.status());
        assertEquals(Optional.of("Bearer"), none.header("www-authenticate"));
        assertBody("{'error':'unauthorized'}", none);
        assertEquals(403, member.status());
        assertBody("{'error':'forbidden','message':'only staff may do this'}", member);
    }

    @Test
    void tokenTellsWhoSomebodyIsAndWhereTheyMayGo() {
        var ann = http(token("ann"));

        assertBody("{'staff':false,'username':'ann'}", ann.get("/api/login"));
        assertEquals(204, ann.get("/api/rooms/tea%20room/access").status());
        assertEquals(403, ann.get("/api/rooms/staff/access").status());
        assertEquals(200, ann.post("/api/login/renewal", "application/json", "").status());
    }

    @Test
    void messagesAreCountedForWhoWatchesTheRooms() {
        try (var eve = as(token("eve"), "counted").connect();
                var fay = as(token("fay"), "watching").connect()) {
            eve.sends(request(1, "say", "{'text':'one'}"))
                    .receivesMatching("what eve said", text -> text.startsWith("{\"event\":\"said\","))
                    .receives(reply(1, "null"));
            fay.sends(json("{'watch':'rooms','id':2}"))
                    .receivesMatching("one message", text -> text.contains("\"counted\":1"));

            eve.sends(request(3, "say", "{'text':'two'}"));

            assertEquals(
                    object(json("{'event':'count','topic':'rooms','data':{'messages':2,'room':'counted'}}")),
                    object(nextOfRoomsInUse(fay)));
        }
    }

    @Test
    void whisperReachesAllDevicesOfAUserAndNobodyElse() {
        String token = token("gil");
        try (var hal = as(token("hal"), "whisper 1").connect();
                var gil = as(token, "whisper 2").connect();
                var gilsPhone = as(token, "whisper 3").connect();
                var ida = as(token("ida"), "whisper 4").connect()) {
            List.of(hal, gil, gilsPhone, ida)
                    .forEach(each -> each.sends(request(1, "history")).receives(reply(1, "[]")));
            hal.sends(request(2, "whisper", "{'to':'gil','text':'psst'}"))
                    .receivesMatching("the message", text -> text.startsWith("{\"id\":2,") && text.contains("psst"));

            for (var device : List.of(gil, gilsPhone)) {
                device.receivesMatching("the message", text -> text.startsWith("{\"event\":\"whispered\","));
            }
            ida.receivesNothing();
            hal.sends(request(3, "whisper", "{'to':'nobody','text':'psst'}"))
                    .receivesMatching("a refusal", text -> text.contains("\"NOT_HERE\""));
        }
    }

    @Test
    void alertThatIsPostedReachesStaffAlone() {
        String staff = token("admin");
        try (var boss = as(staff, "staff").connect();
                var jon = as(token("jon"), "alerted").connect()) {
            boss.sends(request(1, "history")).receives(reply(1, "[]"));
            HttpAnswer told = http(staff).post("/api/alert", "application/json", json("{'text':'fire'}"));

            assertEquals(200, told.status());
            assertTrue(object(told.body()).getInt("told") >= 1, told.toString());
            boss.receivesMatching("the alert", text -> text.startsWith("{\"event\":\"alert\","));
            jon.receivesNothing();
            assertEquals(
                    403,
                    http(token("jon"))
                            .post("/api/alert", "application/json", json("{'text':'fire'}"))
                            .status());
        }
    }

    private HttpAnswer logIn(String credentials) {
        return app.http().post("/api/login", "application/json", credentials);
    }

    /** Rooms of other tests may be forgotten just now. */
    private static String nextOfRoomsInUse(Conversation watcher) {
        String text = watcher.receivesText();
        return text.contains("\"messages\":0") ? nextOfRoomsInUse(watcher) : text;
    }

    private String token(String username) {
        return object(logIn("{\"username\":\"" + username + "\"}").body()).getString("token");
    }

    private Upgrade as(String token, String room) {
        return app.upgrade("/chat/" + room.replace(" ", "%20")).header("Authorization", "Bearer " + token);
    }

    private WireHttp http(String token) {
        return app.http().header("Authorization", "Bearer " + token);
    }

    private HttpAnswer kick(String username, String token) {
        return http(token).post("/api/kick/" + username, "application/json", "");
    }

    private static void assertBody(String json, HttpAnswer answer) {
        assertEquals(object(json.replace('\'', '"')), object(answer.body()));
        assertTrue(answer.header("content-type").orElse("").startsWith("application/json"), answer.toString());
    }

    private static boolean isSaidByAnn(String text) {
        return text.startsWith("{\"event\":\"said\",") && text.contains("\"ann\"") && text.contains("\"hi\"");
    }
}
