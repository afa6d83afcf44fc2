// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.embedded.WirebeanServer;
import io.wirebean.testkit.HttpAnswer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTest {

    private final WirebeanServer server = RunningChat.start();
    private final Guests guests = new Guests(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void loginAnswersATokenAndItsLifetime() {
        HttpAnswer answer = guests.askToLogIn("{\"username\":\"ann\"}");

        assertEquals(200, answer.status());
        assertTrue(answer.body().matches("\\{\"expiresIn\":1800,\"token\":\"[\\w-]{43}\"}"), answer.body());
    }

    @Test
    void blankAndMissingNamesAreToldSo() {
        String blank = "{\"error\":\"bad request\",\"message\":\"username must not be blank\"}";

        assertRefused(400, blank, guests.askToLogIn("{\"username\":\" \"}"));
        assertRefused(400, blank, guests.askToLogIn("{\"username\":null}"));
        assertRefused(400, blank, guests.askToLogIn("{\"username\":7}"));
        assertRefused(400, blank, guests.askToLogIn("{}"));
    }

    @Test
    void namesThatAreNoneAreToldWhichAre() {
        String rule = "{\"error\":\"bad request\","
                + "\"message\":\"username has letters, digits, spaces, - and _ only, at most 40\"}";

        assertRefused(400, rule, guests.askToLogIn("{\"username\":\"../ann\"}"));
        assertRefused(400, rule, guests.askToLogIn("{\"username\":\"" + "a".repeat(41) + "\"}"));
    }

    @Test
    void whatIsNoJsonIsABadRequest() {
        assertEquals(400, guests.askToLogIn("username=ann").status());
        assertEquals(400, guests.askToLogIn("[]").status());
        assertEquals(400, guests.askToLogIn("").status());
    }

    @Test
    void tokenSaysWhoSomebodyIs() {
        assertEquals(
                "{\"staff\":false,\"username\":\"ann lee\"}",
                guests.http(guests.token(" ann lee ")).get("/api/login").body());
        assertEquals(
                "{\"staff\":true,\"username\":\"admin\"}",
                guests.http(guests.token("admin")).get("/api/login").body());
    }

    @Test
    void renewalGivesAnotherTokenAndLeavesTheOldOneItsTime() {
        String first = guests.token("ann");

        HttpAnswer renewed = guests.http(first).post("/api/login/renewal", "application/json", "");
        String second = Guests.tokenIn(renewed);

        assertEquals(200, renewed.status());
        assertNotEquals(first, second);
        assertEquals(200, guests.http(first).get("/api/login").status());
        assertEquals(200, guests.http(second).get("/api/login").status());
    }

    @Test
    void requestWithoutGoodTokenIsUnauthorized() {
        String body = "{\"error\":\"unauthorized\"}";
        HttpAnswer none = guests.http().get("/api/login");
        HttpAnswer basic = guests.http().header("Authorization", "Basic YTpi").get("/api/login");
        HttpAnswer wrong = guests.http("wrong").get("/api/login");

        assertRefused(401, body, none);
        assertRefused(401, body, basic);
        assertRefused(401, body, wrong);
        assertEquals(Optional.of("Bearer"), none.header("www-authenticate"));
        assertEquals(Optional.of("Bearer"), basic.header("www-authenticate"));
        assertEquals(Optional.of("Bearer error=\"invalid_token\""), wrong.header("www-authenticate"));
    }

    @Test
    void expiredTokenIsUnauthorized() {
        String token = guests.token("ann");

        server.select(HandClock.class).move(1800);

        HttpAnswer answer = guests.http(token).get("/api/login");
        assertRefused(401, "{\"error\":\"unauthorized\"}", answer);
        assertEquals(Optional.of("Bearer error=\"invalid_token\""), answer.header("www-authenticate"));
    }

    @Test
    void accessIsWhatTheGateWouldSay() {
        var ann = guests.http(guests.token("ann"));
        var admin = guests.http(guests.token("admin"));

        assertEquals(204, ann.get("/api/rooms/general/access").status());
        assertEquals(204, admin.get("/api/rooms/staff/access").status());
        assertRefused(
                403,
                "{\"error\":\"forbidden\",\"message\":\"this room is for staff\"}",
                ann.get("/api/rooms/staff/access"));
        assertEquals(401, guests.http().get("/api/rooms/general/access").status());
    }

    private static void assertRefused(int status, String body, HttpAnswer answer) {
        assertEquals(status, answer.status());
        assertEquals(body, answer.body());
        assertTrue(answer.header("content-type").orElse("").startsWith("application/json"), answer.toString());
    }
}
