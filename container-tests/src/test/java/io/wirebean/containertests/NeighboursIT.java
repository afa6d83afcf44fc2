// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** The application's own endpoints, servlets, resources and filters work as if we were not there. */
@Conformance
class NeighboursIT {

    private final WireClient app;

    NeighboursIT(WireClient app) {
        this.app = app;
    }

    @Test
    void anEndpointOfTheApplicationAnswers() {
        try (var ann = app.silenceProbe("over", "ann over").connect("/neighbours/ann")) {
            ann.sends("hello").receives("ann hello").receivesNothing();
        }
    }

    @Test
    void anAsynchronousServletAnswersThroughAllFilters() {
        answers("/servlet", "answered later");
    }

    @Test
    void anAsynchronousResourceAnswersThroughAllFilters() {
        answers("/api/neighbour", "resumed later");
    }

    private void answers(String path, String body) {
        HttpAnswer answer = app.http().get(path);

        assertEquals(200, answer.status());
        assertEquals(body, answer.body());
        assertEquals("was here", answer.header("x-neighbour").orElse("was not here"));
    }
}
