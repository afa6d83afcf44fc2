// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.embedded.WirebeanServer;
import io.wirebean.example.run.Guests;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the guide shows of sending does what it says. */
class PricesTest {

    @Test
    void everyoneOnTheFloorHearsAllOfIt() throws Exception {
        try (var server = WirebeanServer.builder()
                        .beans(Prices.class, FloorController.class)
                        .port(0)
                        .start();
                var ann = new Guests(server.uri()).at("/floor").connect()) {
            var prices = server.select(Prices.class);
            ann.sends("{\"event\":\"here\",\"id\":1}").receives("{\"id\":1,\"data\":true}");

            assertEquals(1, prices.changed("EUR", 1.5).queued());
            assertEquals(1, prices.headline("all is well").queued());
            var missed = prices.halt("lunch").toCompletableFuture();

            ann.receives("{\"event\":\"price\",\"data\":{\"price\":1.5,\"symbol\":\"EUR\"}}")
                    .receives("{\"event\":\"headline\",\"data\":\"all is well\"}")
                    .receives("{\"event\":\"halt\",\"data\":\"lunch\"}");
            assertEquals(List.of(), missed.get(10, TimeUnit.SECONDS));
        }
    }
}
