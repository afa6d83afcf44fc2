// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.embedded.WirebeanServer;
import io.wirebean.example.chat.RestApplication;
import io.wirebean.example.chat.ServerClock;
import io.wirebean.example.login.BearerFilter;
import io.wirebean.example.login.LoginResource;
import io.wirebean.example.login.Tokens;
import io.wirebean.example.run.Guests;
import io.wirebean.testkit.HttpAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the pages on authentication show does what they say. */
class RecipesTest {

    private final WirebeanServer server = WirebeanServer.builder()
            .beans(
                    DeskController.class,
                    Accounts.class,
                    Trail.class,
                    QuotesController.class,
                    TicketResource.class,
                    AccountController.class,
                    SessionGuard.class,
                    RestApplication.class,
                    ServerClock.class,
                    BearerFilter.class,
                    LoginResource.class,
                    Tokens.class)
            .port(0)
            .start();

    private final Guests guests = new Guests(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ticketOpensOneConnectionAndNoOther() {
        String ticket = ticket("ann").body();

        try (var ann = guests.at("/quotes?ticket=" + ticket).connect()) {
            ann.sends("{\"event\":\"reader\",\"id\":1}").receives("{\"id\":1,\"data\":\"ann\"}");
        }
        HttpAnswer second = guests.at("/quotes?ticket=" + ticket).refusedWith(401);
        assertEquals(Optional.of("Ticket"), second.header("www-authenticate"));
    }

    @Test
    void ticketIsForSomebodyWhoIsLoggedIn() {
        assertEquals(401, guests.http().post("/api/tickets", "text/plain", "").status());
    }

    @Test
    void whoHasNoSessionIsAskedForOne() {
        HttpAnswer refused = guests.at("/account").refusedWith(401);

        assertEquals(Optional.of("Session"), refused.header("www-authenticate"));
    }

    @Test
    void roleIsAskedForMessageByMessage() {
        try (var ann = guests.bearing(guests.token("ann"), "/desk").connect()) {
            ann.sends("{\"event\":\"whoami\",\"id\":1}").receives("{\"id\":1,\"data\":[\"ann is member\"]}");
            ann.sends("{\"event\":\"hours\",\"id\":2}").receives("{\"id\":2,\"data\":\"nine to five\"}");
            ann.sends("{\"event\":\"close\",\"id\":3}")
                    .receivesMatching("a refusal", text -> text.contains("\"FORBIDDEN\""));

            ann.sends("{\"event\":\"on duty\",\"id\":4}").receives("{\"id\":4,\"data\":null}");
            ann.sends("{\"event\":\"close\",\"id\":5}").receives("{\"id\":5,\"data\":\"closed\"}");
        }
    }

    @Test
    void accountsAreClosedByConnectionsAndByEvent() {
        try (var ann = guests.bearing(guests.token("ann"), "/desk").connect();
                var bob = guests.bearing(guests.token("bob"), "/desk").connect()) {
            // who is answered has been entered: a client knows of its opening before
            ann.sends("{\"event\":\"hours\",\"id\":1}").receives("{\"id\":1,\"data\":\"nine to five\"}");
            bob.sends("{\"event\":\"hours\",\"id\":1}").receives("{\"id\":1,\"data\":\"nine to five\"}");
            assertEquals(1, server.select(Accounts.class).passwordChanged("ann"));
            ann.closedWith(4403);

            assertEquals(0, server.select(Accounts.class).phoneLost("bob"));
            server.select(Accounts.class).leftTheCompany("bob");
            assertEquals("the account is closed", bob.closedWith(4403));
        }
    }

    @Test
    void trailTellsWhoCameWentAndWasNotLetIn() {
        guests.at("/desk").refusedWith(401);
        await().untilAsserted(() -> assertEquals(List.of("401 on /desk"), trail()));

        try (var ann = guests.bearing(guests.token("ann"), "/desk").connect()) {
            ann.sends("{\"event\":\"hours\",\"id\":1}").receives("{\"id\":1,\"data\":\"nine to five\"}");
        }
        await().untilAsserted(() -> assertEquals(List.of("401 on /desk", "in: ann", "out: ann"), trail()));
    }

    private List<String> trail() {
        return server.select(Trail.class).entries();
    }

    private HttpAnswer ticket(String username) {
        return guests.http(guests.token(username)).post("/api/tickets", "text/plain", "");
    }
}
