// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** The server itself, without Wirebean: where this fails, no other failure says anything. */
@Conformance
class PlainIT {

    private final WireClient app;

    PlainIT(ServerUnderTest server) {
        app = WireClient.at(server.base().resolve("../" + Deployments.PLAIN + "/"));
    }

    @Test
    void aServletAnswers() {
        HttpAnswer answer = app.http().get("/hello");

        assertEquals(200, answer.status());
        assertTrue(answer.body().startsWith("hello from Java "), answer.body());
    }

    @Test
    void anEndpointAnswers() {
        try (var ann = app.silenceProbe("over", "over").connect("/echo")) {
            ann.sends("hello").receives("hello").receivesNothing();
        }
    }

    @Test
    void anEndpointAnswersABareSocket() {
        try (var ann = app.rawSocket("/echo")) {
            ann.sends("hello").receives("hello").sendsClose(1000).closedWith(1000);
        }
    }
}
