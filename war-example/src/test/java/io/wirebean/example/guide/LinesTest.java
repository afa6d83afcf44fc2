// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.guide;

import static org.awaitility.Awaitility.await;

import io.wirebean.embedded.WirebeanServer;
import io.wirebean.example.run.Guests;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the guide shows of the heartbeat does what it says. */
class LinesTest {

    @Test
    void theSlowestLineIsKnownAfterItsFirstPong() {
        try (var server = WirebeanServer.builder()
                        .beans(LinesController.class)
                        .port(0)
                        .start();
                var ann = new Guests(server.uri()).at("/lines").connect()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> ann.sends("{\"event\":\"slowest\",\"id\":1}")
                    .receivesText()
                    .contains("\"data\":\"PT"));
        }
    }
}
