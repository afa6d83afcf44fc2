// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Connection;
import io.wirebean.FromPath;
import io.wirebean.FromQuery;
import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSWatch;
import io.wirebean.WSController;
import io.wirebean.internal.model.EndpointPlan.TopicCall;
import io.wirebean.internal.model.EndpointPlan.WatchPlan;
import io.wirebean.spi.PayloadException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WatchMethodsTest {

    private static final Identity STAFF = Identity.of("eve").roles("staff").build();

    @Test
    void theMostSpecificMethodDecides() {
        EndpointPlan shop = TestApplication.of(Shop.class).endpoint();

        assertEquals("all{topic=price/eur}", decides(shop, "price/eur"));
        assertEquals("all{topic=order}", decides(shop, "order"));
        assertEquals("order{id=42}", decides(shop, "order/42"));
        assertEquals("newOrder{}", decides(shop, "order/new"));
        assertEquals("partOfOrder{id=new, rest=a/b}", decides(shop, "order/new/a/b"));
    }

    @Test
    void aTopicThatNoMethodTakesIsNobodys() {
        EndpointPlan shop = TestApplication.of(Prices.class).endpoint();

        assertEquals(Optional.empty(), shop.watch(new Topic("price")));
        assertEquals(Optional.empty(), shop.watch(new Topic("price/eur/usd")));
        assertEquals(Optional.empty(), shop.watch(new Topic("prices/eur")));
        assertEquals(List.of(), shop.unwatch(new Topic("price/eur")));
    }

    @Test
    void methodsOfAllControllersOfThePathDecide() {
        EndpointPlan shared = TestApplication.of(Shop.class, Prices.class).endpoint();

        assertEquals("price{currency=eur}", decides(shared, "price/eur"));
        assertEquals("order{id=42}", decides(shared, "order/42"));
    }

    @Test
    void theMostSpecificMethodOfEachControllerHearsOfTheEnd() {
        EndpointPlan shared =
                TestApplication.of(Shop.class, Prices.class, Auditor.class).endpoint();

        assertEquals(List.of("audit{id=42}", "orderLeft{id=42}"), ends(shared, "order/42"));
        assertEquals(List.of("auditAll{any=order/new/a}"), ends(shared, "order/new/a"));
    }

    @Test
    void aWatchTakesWhatAMessageTakesButForAPayload() throws Throwable {
        EndpointPlan plan = TestApplication.of(Taking.class).endpoint();
        FakeHandshake handshake = new FakeHandshake().variable("room", "a").query("n", "3");
        var connection = new FakeConnection(handshake, STAFF);
        TopicCall call = plan.watch(new Topic("order/42")).orElseThrow().decides();

        Object taken = call.handler().call(Call.watching(connection, call.variables()));

        assertEquals("order 42 in room a, 3, eve eve fake true", taken);
    }

    @Test
    void aTopicThatDoesNotFitItsParameterIsNotTaken() {
        TopicCall call = TestApplication.of(Taking.class)
                .endpoint()
                .watch(new Topic("order/many"))
                .orElseThrow()
                .decides();

        var thrown = assertThrows(PayloadException.class, () -> call.handler()
                .call(Call.watching(new FakeConnection(), call.variables())));

        assertEquals("id", thrown.path());
    }

    @Test
    void anUnwatchMethodTakesTheSame() throws Throwable {
        EndpointPlan plan = TestApplication.of(Taking.class).endpoint();
        TopicCall call = plan.unwatch(new Topic("order/42")).get(0);
        FakeHandshake handshake = new FakeHandshake().variable("room", "a");

        assertEquals(null, call.handler().call(Call.watching(new FakeConnection(handshake, STAFF), call.variables())));
    }

    @Test
    void aTopicSaysWhetherOnlyItsLatestUpdateMatters() {
        EndpointPlan plan = TestApplication.configured(Map.of("shop.pace", "2s"), Paced.class)
                .endpoint();

        assertEquals("false PT0S", pace(plan, "all"));
        assertEquals("true PT0S", pace(plan, "latest"));
        assertEquals("true PT0.1S", pace(plan, "tenth"));
        assertEquals("true PT2S", pace(plan, "configured"));
        assertEquals("true PT5M", pace(plan, "default"));
    }

    @Test
    void watchAndUnwatchMethodsCountAsHandlers() {
        assertEquals(2, TestApplication.of(Taking.class).plan().handlers());
    }

    @Test
    void aMethodForMessagesAndWatchesIsTwoHandlers() {
        EndpointPlan plan = TestApplication.of(Both.class).endpoint();

        assertEquals("look{id=7}", decides(plan, "order/7"));
        assertFalse(plan.watch(new Topic("order/7")).orElseThrow().latest());
        assertTrue(plan.watch(new Topic("orders")).isEmpty());
    }

    private static String decides(EndpointPlan endpoint, String topic) {
        return words(endpoint.watch(new Topic(topic)).orElseThrow().decides());
    }

    private static List<String> ends(EndpointPlan endpoint, String topic) {
        return endpoint.unwatch(new Topic(topic)).stream()
                .map(WatchMethodsTest::words)
                .toList();
    }

    private static String words(TopicCall call) {
        String place = call.handler().place();
        var sorted = new TreeMap<>(call.variables());
        return place.substring(place.indexOf('#') + 1, place.indexOf('(')) + sorted;
    }

    private static String pace(EndpointPlan endpoint, String topic) {
        WatchPlan plan = endpoint.watch(new Topic(topic)).orElseThrow();
        Duration every = plan.every();
        return plan.latest() + " " + every;
    }

    @WSController("/shop")
    static class Shop {
        @OnWSWatch("{topic:*}")
        void all() {}

        @OnWSWatch("order/{id}")
        void order() {}

        @OnWSWatch("order/new")
        void newOrder() {}

        @OnWSWatch("order/{id}/{rest:*}")
        void partOfOrder() {}

        @OnWSUnwatch("order/{id}")
        void orderLeft() {}
    }

    @WSController("/shop")
    static class Prices {
        @OnWSWatch("price/{currency}")
        void price() {}
    }

    @WSController("/shop")
    static class Auditor {
        @OnWSUnwatch("{any:*}")
        void auditAll() {}

        @OnWSUnwatch("order/{id}")
        void audit() {}
    }

    @WSController("/taking/{room}")
    static class Taking {
        @OnWSWatch("order/{id}")
        String watch(
                @FromPath long id,
                @FromPath String room,
                @FromQuery("n") int n,
                Principal principal,
                Identity identity,
                Connection connection,
                Handshake handshake) {
            return "order " + id + " in room " + room + ", " + n + ", " + principal.getName() + " "
                    + identity.principal().getName() + " " + connection.id() + " " + (handshake != null);
        }

        @OnWSUnwatch("order/{id}")
        void unwatch(@FromPath long id, @FromPath String room, Connection connection) {}
    }

    @WSController("/paced")
    static class Paced {
        @OnWSWatch("all")
        void all() {}

        @OnWSWatch(value = "latest", latest = true)
        void latest() {}

        @OnWSWatch(value = "tenth", every = "100ms")
        void tenth() {}

        @OnWSWatch(value = "configured", every = "${shop.pace:1s}")
        void configured() {}

        @OnWSWatch(value = "default", latest = true, every = "${shop.pause:5m}")
        void unset() {}
    }

    @WSController("/both")
    static class Both {
        @OnWSMessage(value = "look", path = "/order/{id}")
        @OnWSWatch("order/{id}")
        String look(@FromPath String id) {
            return id;
        }
    }
}
