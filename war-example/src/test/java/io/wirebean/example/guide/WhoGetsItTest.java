// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Connections;
import io.wirebean.SendReport;
import io.wirebean.embedded.WirebeanServer;
import io.wirebean.example.chat.RestApplication;
import io.wirebean.example.chat.ServerClock;
import io.wirebean.example.chat.Staff;
import io.wirebean.example.login.BearerFilter;
import io.wirebean.example.login.LoginResource;
import io.wirebean.example.login.Tokens;
import io.wirebean.example.run.Guests;
import io.wirebean.testkit.Conversation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page on audiences shows does what it says. */
class WhoGetsItTest {

    private final WirebeanServer server = WirebeanServer.builder()
            .beans(
                    OrderController.class,
                    Orders.class,
                    Announcements.class,
                    Staff.class,
                    RestApplication.class,
                    ServerClock.class,
                    BearerFilter.class,
                    LoginResource.class,
                    Tokens.class)
            .port(0)
            .start();

    private final Guests guests = new Guests(server.uri());
    private final Orders orders = server.select(Orders.class);

    @BeforeEach
    void placeAnOrder() {
        orders.place(42, "ann");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void watcherGetsTheStateAndThenTheUpdates() {
        try (var ann = enters("ann")) {
            watches(ann, "order/42", "\"placed\"");

            orders.change(42, "shipped");

            ann.receives("{\"event\":\"order-status\",\"topic\":\"order/42\",\"data\":\"shipped\"}");
        }
    }

    @Test
    void orderOfAnotherAndTopicOfNobodyAreRefused() {
        try (var bob = enters("bob")) {
            bob.sends("{\"watch\":\"order/42\",\"id\":2}")
                    .receives("{\"id\":2,\"error\":{\"code\":\"FORBIDDEN\",\"message\":\"you have no order 42\"}}");
            bob.sends("{\"watch\":\"order/42\"}")
                    .receives("{\"unwatch\":\"order/42\",\"error\":"
                            + "{\"code\":\"FORBIDDEN\",\"message\":\"you have no order 42\"}}");
            bob.sends("{\"watch\":\"weather\",\"id\":3}")
                    .receivesMatching("a refusal", text -> text.contains("\"FORBIDDEN\""));
        }
    }

    @Test
    void whoWatchesAllOrdersHearsOfEachOnceUntilNoLongerStaff() {
        try (var boss = enters("admin")) {
            watches(boss, "order", "null");

            orders.change(42, "packed");
            boss.receives("{\"event\":\"order-status\",\"topic\":\"order/42\",\"data\":\"packed\"}");
            assertEquals(1, orders.noLongerStaff("admin"));

            boss.receives("{\"unwatch\":\"order\",\"error\":{\"code\":\"FORBIDDEN\","
                    + "\"message\":\"the identity of this connection may not watch this\"}}");
            assertEquals(0, orders.change(42, "shipped").total());
        }
    }

    @Test
    void whoGivesUpAWatchHearsNoMoreOfIt() {
        try (var ann = enters("ann")) {
            watches(ann, "order/42", "\"placed\"");
            ann.sends("{\"unwatch\":\"order/42\",\"id\":3}").receives("{\"id\":3,\"data\":null}");

            assertEquals(0, orders.change(42, "shipped").total());
            await().untilAsserted(() -> assertEquals(List.of("ann 42"), orders.unwatched()));
        }
    }

    @Test
    void lastPriceArrivesHoweverFastTheyCome() {
        try (var ann = enters("ann")) {
            watches(ann, "price/EUR", "null");
            watches(ann, "cursor/letter", "null");
            Connections connections = server.select(Connections.class);

            for (int price = 1; price <= 1000; price++) {
                connections.watching("price/EUR").send("price", price);
            }

            String last = ann.receivesText();
            while (!last.equals("{\"event\":\"price\",\"topic\":\"price/EUR\",\"data\":1000}")) {
                last = ann.receivesText();
            }
            ann.receivesNothing();
        }
    }

    @Test
    void whatAHandlerReturnsGoesToAUserOrToATopic() {
        try (var ann = enters("ann");
                var boss = enters("admin")) {
            watches(ann, "order/42", "\"placed\"");

            boss.sends("{\"event\":\"remind\",\"path\":\"/ann\",\"data\":\"pay\",\"id\":3}")
                    .receives("{\"id\":3,\"data\":null}");
            ann.receives("{\"event\":\"reminder\",\"data\":\"pay\"}");
            boss.sends("{\"event\":\"comment\",\"path\":\"/42\",\"data\":\"fragile\",\"id\":4}")
                    .receives("{\"id\":4,\"data\":null}");
            ann.receives("{\"event\":\"comment\",\"topic\":\"order/42\",\"data\":\"fragile\"}");
        }
    }

    @Test
    void audiencesAreComposed() {
        try (var ann = enters("ann");
                var boss = enters("admin")) {
            watches(ann, "order/42", "\"placed\"");
            watches(boss, "order", "null");

            List<SendReport> reports = server.select(Announcements.class).compose("ann", "bob");

            assertEquals(
                    List.of(1, 0, 1, 1, 1, 2),
                    reports.stream().map(SendReport::total).toList());
            ann.receives("{\"event\":\"deal\",\"data\":\"done\"}")
                    .receives("{\"event\":\"advert\",\"data\":\"tea\"}")
                    .receives("{\"event\":\"thanks\"}")
                    .receives("{\"event\":\"greeting\",\"data\":\"Guten Tag\"}");
            boss.receives("{\"event\":\"margin\",\"topic\":\"order/42\",\"data\":0.3}")
                    .receives("{\"event\":\"greeting\",\"data\":\"Guten Tag\"}");
        }
    }

    @Test
    void injectedRoomIsSentToAndEachMayGetItsOwn() {
        try (var ann = enters("ann")) {
            Announcements announcements = server.select(Announcements.class);

            assertEquals(1, announcements.closingSoon().queued());
            assertEquals(1, announcements.greet().queued());

            ann.receives("{\"event\":\"closing\",\"data\":\"in ten minutes\"}")
                    .receives("{\"event\":\"greeting\",\"data\":\"hello ann\"}");
        }
    }

    private Conversation enters(String name) {
        Conversation guest = guests.bearing(guests.token(name), "/orders")
                .header("Accept-Language", "de")
                .connect();
        return guest.sends("{\"unwatch\":\"nothing\",\"id\":1}").receives("{\"id\":1,\"data\":null}");
    }

    private static void watches(Conversation guest, String topic, String state) {
        guest.sends("{\"watch\":\"" + topic + "\",\"id\":2}").receives("{\"id\":2,\"data\":" + state + "}");
    }
}
