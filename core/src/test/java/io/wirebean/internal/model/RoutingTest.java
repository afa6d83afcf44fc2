// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.wirebean.OnWSConnection;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.internal.model.EndpointPlan.Route;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Payload;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private final EndpointPlan endpoint = TestApplication.of(Shop.class).endpoint();

    @Test
    void messageWithoutAPathGoesToTheHandlerWithoutOne() {
        assertEquals("get()", found("get", null).handler());
    }

    @Test
    void messageWithAPathGoesToTheMostSpecificHandler() {
        assertEquals(new Found("getMe()", Map.of()), found("get", "/users/me"));
        assertEquals(new Found("getUser()", Map.of("id", "7")), found("get", "users/7"));
        assertEquals(new Found("getAny()", Map.of("*", "users/7/cart")), found("get", "/users/7/cart"));
    }

    @Test
    void unknownEventIsAnsweredWithTheNearMiss() {
        assertEquals("no handler takes the event \"sya\"; did you mean \"say\"?", unknown("sya", null));
    }

    @Test
    void unknownEventThatResemblesNoneIsAnsweredWithAll() {
        assertEquals(
                "no handler takes the event \"unsubscribe\"; there are \"find\", \"get\", \"say\"",
                unknown("unsubscribe", null));
    }

    @Test
    void eventThatWantsAPathSaysSo() {
        assertEquals("the event \"find\" wants a path; there are \"/by/{name}\"", unknown("find", null));
    }

    @Test
    void pathThatNoHandlerTakesIsAnsweredWithThoseThatThereAre() {
        assertEquals(
                "no handler takes the event \"find\" with the path \"/x\"; there are \"/by/{name}\"",
                unknown("find", "/x"));
        assertEquals("no handler takes the event \"say\" with the path \"/x\"; it takes none", unknown("say", "/x"));
    }

    @Test
    void longEventIsNotEchoedWhole() {
        assertEquals(
                "no handler takes the event \"" + "e".repeat(40) + "…\"; there are \"find\", \"get\", \"say\"",
                unknown("e".repeat(1000), null));
    }

    @Test
    void controllerWithoutMessageHandlersTakesNone() {
        var route = TestApplication.of(Greeter.class).endpoint().route(message("say", null));

        assertEquals(new Route.Unknown("no handler takes the event \"say\"; this path takes no messages"), route);
    }

    private record Found(String handler, Map<String, String> variables) {}

    private Found found(String event, String path) {
        var found = assertInstanceOf(Route.Found.class, endpoint.route(message(event, path)));
        String place = found.handler().place();
        return new Found(place.substring(place.indexOf('#') + 1), found.variables());
    }

    private String unknown(String event, String path) {
        return assertInstanceOf(Route.Unknown.class, endpoint.route(message(event, path)))
                .why();
    }

    private static Envelope.Message message(String event, String path) {
        return new Envelope.Message(event, path, null, new Payload.Json("null"));
    }

    @WSController("/shop")
    static class Shop {
        @OnWSMessage("say")
        void say() {}

        @OnWSMessage("get")
        void get() {}

        @OnWSMessage(value = "get", path = "*")
        void getAny() {}

        @OnWSMessage(value = "get", path = "/users/{id}")
        void getUser() {}

        @OnWSMessage(value = "get", path = "/users/me")
        void getMe() {}

        @OnWSMessage(value = "find", path = "/by/{name}")
        void find() {}
    }

    @WSController("/greeter")
    static class Greeter {
        @OnWSConnection
        void greet() {}
    }
}
