// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.FromPath;
import io.wirebean.OnWSMessage;
import io.wirebean.OnWSUnwatch;
import io.wirebean.OnWSWatch;
import io.wirebean.WSBroadcast;
import io.wirebean.WSController;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

class TopicBroadcastsTest {

    @Test
    void whatAHandlerReturnsGoesToTheWatchersOfItsTopic() {
        try (var app = RunningApplication.of(Shop.class, Ends.class)) {
            ScriptedPeer ann = app.connect("/shop");
            ScriptedPeer bob = app.connect("/shop");
            bob.sends("{\"watch\":\"order/42\"}").receives("{\"watch\":\"order/42\",\"data\":\"order 42\"}");

            ann.sends("{\"event\":\"paid\",\"path\":\"/42\",\"data\":7,\"id\":1}")
                    .receives("{\"id\":1,\"data\":null}");

            bob.receives("{\"event\":\"paid\",\"topic\":\"order/42\",\"data\":7}");
        }
    }

    @Test
    void aMessageThatMakesNoTopicFailsAndLosesNothingElse() {
        try (var app = RunningApplication.of(Shop.class, Ends.class)) {
            ScriptedPeer ann = app.connect("/shop");
            ann.sends("{\"watch\":\"order/42\",\"id\":1}").receives("{\"id\":1,\"data\":\"order 42\"}");

            ann.sends("{\"event\":\"paid\",\"path\":\"/42/\",\"data\":7,\"id\":2}")
                    .receives(
                            "{\"id\":2,\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"this goes to the watchers of a"
                                    + " topic, and \\\"order/42/\\\" is none: it is segments that are not empty, between slashes, such as"
                                    + " order/42\"}}");

            ann.sends("{\"event\":\"paid\",\"path\":\"/42\",\"data\":8}")
                    .receives("{\"event\":\"paid\",\"topic\":\"order/42\",\"data\":8}");
        }
    }

    @Test
    void theEndOfAWatchIsHeardOfWithTheVariablesOfItsTopic() {
        try (var app = RunningApplication.of(Shop.class, Ends.class)) {
            ScriptedPeer ann = app.connect("/shop");
            ann.sends("{\"watch\":\"order/42\",\"id\":1}").receives("{\"id\":1,\"data\":\"order 42\"}");

            ann.sends("{\"unwatch\":\"order/42\",\"id\":2}").receives("{\"id\":2,\"data\":null}");

            assertEquals("left 42", app.bean(Ends.class).next());
        }
    }

    @WSController("/shop")
    static class Shop {
        @Inject
        Ends ends;

        @OnWSWatch("order/{id}")
        String watch(@FromPath("id") long id) {
            return "order " + id;
        }

        @OnWSUnwatch("order/{id}")
        void unwatch(@FromPath("id") long id) {
            ends.add("left " + id);
        }

        @OnWSMessage(value = "paid", path = "*")
        @WSBroadcast(topic = "order/{*}")
        int paid(int amount) {
            return amount;
        }
    }
}
