// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.embedded.WirebeanServer;
import io.wirebean.testkit.HttpAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets into a room, for how long, and who is put out. */
class GateTest {

    private static final long LIFETIME = 1800;
    private static final String UNAUTHORIZED = "{\"error\":\"unauthorized\"}";

    private final WirebeanServer server = RunningChat.start();
    private final Guests guests = new Guests(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        HttpAnswer answer = guests.upgrade("general").refusedWith(401);

        assertJson(UNAUTHORIZED, answer);
        assertEquals(Optional.of("Bearer"), answer.header("www-authenticate"));
        assertEquals(
                401, guests.upgrade("general?username=ann").refusedWith(401).status());
    }

    @Test
    void nobodyGetsInWithAnExpiredToken() {
        String token = guests.token("ann");
        server.select(HandClock.class).move(LIFETIME);

        HttpAnswer answer = guests.upgrade("general", token).refusedWith(401);

        assertJson(UNAUTHORIZED, answer);
        assertEquals(Optional.of("Bearer error=\"invalid_token\""), answer.header("www-authenticate"));
    }

    @Test
    void tokenInTheHeaderOpensARoom() {
        try (var ann = guests.upgrade("general", guests.token("ann")).connect()) {
            ann.sends("{\"event\":\"who\",\"id\":1}").receives("{\"id\":1,\"data\":[\"ann\"]}");
        }
    }

    @Test
    void tokenAmongTheSubprotocolsOpensARoomAndIsNotEchoed() {
        String token = guests.token("ann");

        try (var ann = guests.upgrade("general")
                .subprotocols("json", "bearer." + token)
                .connect()) {
            assertEquals("json", ann.subprotocol());
        }
        try (var ann = guests.upgrade("general")
                .subprotocols("json", "bearer." + token)
                .rawSocket()) {
            assertFalse(ann.answer().toString().contains(token), ann.answer().toString());
        }
    }

    @Test
    void staffRoomIsForStaff() {
        HttpAnswer answer = guests.upgrade("staff", guests.token("ann")).refusedWith(403);

        assertJson("{\"error\":\"forbidden\",\"message\":\"this room is for staff\"}", answer);
        try (var admin = guests.upgrade("staff", guests.token("admin")).connect()) {
            admin.sends("{\"event\":\"who\",\"id\":1}").receives("{\"id\":1,\"data\":[\"admin\"]}");
        }
    }

    @Test
    void kickPutsAllConnectionsOfAUserOutAndEndsTheLogin() {
        String token = guests.token("ann");
        try (var ann = guests.upgrade("general", token).connect();
                var annToo = guests.upgrade("other", token).connect();
                var bob = guests.upgrade("third", guests.token("bob")).connect()) {
            HttpAnswer answer = kick("ann", guests.token("admin"));

            assertEquals(200, answer.status());
            assertJson("{\"closed\":2}", answer);
            ann.closedWith(4403);
            annToo.closedWith(4403);
            bob.sends("{\"event\":\"who\",\"id\":1}").receives("{\"id\":1,\"data\":[\"bob\"]}");
            guests.upgrade("general", token).refusedWith(401);
        }
    }

    @Test
    void kickIsForStaff() {
        HttpAnswer none = guests.http().post("/api/kick/ann", "application/json", "");
        HttpAnswer wrong = kick("ann", "wrong");
        HttpAnswer member = kick("ann", guests.token("bob"));

        assertEquals(List.of(401, 401, 403), List.of(none.status(), wrong.status(), member.status()));
        assertEquals(Optional.of("Bearer"), none.header("www-authenticate"));
        assertEquals(Optional.of("Bearer error=\"invalid_token\""), wrong.header("www-authenticate"));
        assertJson(UNAUTHORIZED, none);
        assertJson(UNAUTHORIZED, wrong);
        assertJson("{\"error\":\"forbidden\",\"message\":\"only staff may do this\"}", member);
    }

    @Test
    void connectionEndsWithItsLoginUnlessThatWasRenewed() {
        String token = expiring("ann", 3);
        try (var ann = guests.upgrade("general", token).connect();
                var annToo = guests.upgrade("other", token).connect()) {
            String renewed = Guests.tokenIn(guests.http(token).post("/api/login/renewal", "application/json", ""));
            ann.sends("{\"auth\":\"" + renewed + "\",\"id\":1}")
                    .receivesMatching("the new end", text -> text.startsWith("{\"id\":1,\"data\":{\"expiresAt\":"));

            annToo.closedWith(4401);
            ann.sends("{\"event\":\"who\",\"id\":2}").receives("{\"id\":2,\"data\":[\"ann\"]}");
        }
    }

    @Test
    void worthlessTokenIsToldAndTheConnectionLives() {
        try (var ann = guests.upgrade("general", guests.token("ann")).connect()) {
            ann.sends("{\"auth\":\"worthless\",\"id\":1}")
                    .receivesMatching("a refusal", text -> text.contains("\"UNAUTHORIZED\""));
            ann.sends("{\"event\":\"who\",\"id\":2}").receives("{\"id\":2,\"data\":[\"ann\"]}");
        }
    }

    /** A token whose time is over so many seconds from now; what is issued after it has the usual time. */
    private String expiring(String username, long seconds) {
        server.select(HandClock.class).move(seconds - LIFETIME);
        String token = guests.token(username);
        server.select(HandClock.class).move(LIFETIME - seconds);
        return token;
    }

    private HttpAnswer kick(String username, String token) {
        return guests.http(token).post("/api/kick/" + username, "application/json", "");
    }

    private static void assertJson(String body, HttpAnswer answer) {
        assertEquals(body, answer.body());
        assertTrue(answer.header("content-type").orElse("").startsWith("application/json"), answer.toString());
    }
}
