// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.OnWSMessage;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import io.wirebean.WSFailureException;
import io.wirebean.internal.model.EndpointPlan.Route;
import io.wirebean.spi.Envelope;
import io.wirebean.spi.Frame.TextFrame;
import io.wirebean.spi.Payload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BroadcastsTest {

    private EndpointPlan endpoint = TestApplication.of(Shop.class).endpoint();

    @Test
    void withoutANameItGoesToTheController() {
        assertEquals(new Selection.Of(Shop.class.getName()), audience("all", null));
    }

    @Test
    void aRoomAUserOrATopicIsFilledWithPathVariables() {
        assertEquals(new Selection.Room("shop-7"), audience("room", null));
        assertEquals(new Selection.User("ann@7"), audience("user", "/ann"));
        assertEquals(new Selection.Watching(new Topic("shop/7/order/42/paid")), audience("topic", "/42/paid"));
        assertEquals(new Selection.Watching(new Topic("news")), audience("news", null));
    }

    @Test
    void whatMakesNoTopicFailsItsMessageAlone() {
        var thrown = assertThrows(WSFailureException.class, () -> audience("topic", "/42/"));

        assertEquals("VALIDATION_ERROR", thrown.code());
        assertEquals(
                "this goes to the watchers of a topic, and \"shop/7/order/42/\" is none:"
                        + " it is segments that are not empty, between slashes, such as order/42",
                thrown.getMessage());
        assertEquals(new Selection.Watching(new Topic("shop/7/order/42")), audience("topic", "/42"));
    }

    @Test
    void aTopicThatAPeerMakesTooLongFailsItsMessageAlone() {
        var thrown = assertThrows(WSFailureException.class, () -> audience("topic", "/" + "a/".repeat(30_000) + "a"));

        assertEquals("VALIDATION_ERROR", thrown.code());
        assertEquals(
                "this goes to the watchers of a topic, and 60014 characters are too many, at most 255 may be (wirebean.watch.max-topic-length)",
                thrown.getMessage());
    }

    @Test
    void howLongATopicMayBeIsConfigured() {
        var reading = SettingsReader.read(Map.of("wirebean.watch.max-topic-length", "15")::get, List.of());
        endpoint = TestApplication.of(Shop.class)
                .with(assertInstanceOf(SettingsReading.Valid.class, reading).settings())
                .endpoint();

        assertEquals(new Selection.Watching(new Topic("shop/7/order/42")), audience("topic", "/42"));
        var thrown = assertThrows(WSFailureException.class, () -> audience("topic", "/421"));
        assertTrue(thrown.getMessage().contains("16 characters are too many, at most 15 may be"), thrown::getMessage);
    }

    @Test
    void broadcastsThatNameTwoAreReported() {
        Golden.assertReport("broadcast-twice", Twice.class);
    }

    @Test
    void usersAndTopicsThatCannotBeFilledAreReported() {
        Golden.assertReport("broadcast-variable", Unfilled.class);
    }

    private Selection audience(String event, String path) {
        var message = new Envelope.Message(event, path, null, new Payload.Json("null"));
        var found = assertInstanceOf(Route.Found.class, endpoint.route(message));
        var incoming = new IncomingMessage(new TextFrame(""), message, found.variables());
        var connection = new FakeConnection(new FakeHandshake().variable("shop", "7"));
        return found.handler().broadcast().orElseThrow().audience(Call.of(connection, incoming));
    }

    @WSController("/shop/{shop}")
    static class Shop {
        @OnWSMessage("all")
        @WSBroadcast
        String all() {
            return "";
        }

        @OnWSMessage("room")
        @WSBroadcast(room = "shop-{shop}")
        String room() {
            return "";
        }

        @OnWSMessage(value = "user", path = "/{name}")
        @WSBroadcast(user = "{name}@{shop}")
        String user() {
            return "";
        }

        @OnWSMessage(value = "topic", path = "*")
        @WSBroadcast(topic = "shop/{shop}/order/{*}")
        String topic() {
            return "";
        }

        @OnWSMessage("news")
        @WSBroadcast(topic = "news")
        String news() {
            return "";
        }
    }

    @WSController("/twice")
    static class Twice {
        @OnWSMessage("two")
        @WSBroadcast(room = "lobby", user = "ann")
        String two() {
            return "";
        }

        @OnWSMessage("three")
        @WSBroadcast(room = "lobby", user = "ann", topic = "news")
        String three() {
            return "";
        }
    }

    @WSController("/unfilled/{room}")
    static class Unfilled {
        @OnWSMessage("topic")
        @WSBroadcast(topic = "news/{rom}")
        String topic() {
            return "";
        }

        @OnWSMessage("user")
        @WSBroadcast(user = "{name}")
        String user() {
            return "";
        }
    }
}
