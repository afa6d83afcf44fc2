// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.data;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.Upgrade;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A token may come in a header, a cookie or a subprotocol, and in the query only where that is switched on. */
@Conformance(Conformance.GATE)
class TokenConformance {

    private static final String ANN = Pass.of("ann", "user");

    private final WireClient app;
    private final Desk desk;
    private final String origin;

    TokenConformance(WireClient app, ServerUnderTest server) {
        this.app = app;
        this.desk = new Desk(app);
        this.origin = "http://" + server.base(Conformance.GATE).getAuthority();
    }

    @Test
    void aHeaderBearsAToken() {
        admitsAnn(app.upgrade("/bearer").header("Authorization", "Bearer " + ANN));
        admitsAnn(app.upgrade("/bearer").header("Authorization", "bearer " + ANN));
    }

    @Test
    void aCookieBearsAToken() {
        admitsAnn(app.upgrade("/bearer").header("Origin", origin).header("Cookie", "a=b; pass=" + ANN + "; c=d"));
    }

    @Test
    void aSubprotocolBearsATokenAndIsNotEchoed() {
        try (var ann =
                app.upgrade("/bearer").subprotocols("v1.chat", "bearer." + ANN).rawSocket()) {
            assertEquals(
                    "v1.chat", ann.answer().header("sec-websocket-protocol").orElse("none"));
            assertFalse(ann.answer().toString().contains(ANN), ann.answer().toString());
        }
        admitsAnn(app.upgrade("/bearer").subprotocols("bearer." + ANN, "v1.chat"));
    }

    @Test
    void aTokenAloneIsNoSubprotocolThatCouldBeChosen() {
        HttpAnswer answer = app.upgrade("/bearer").subprotocols("bearer." + ANN).refusedWith(400);

        assertTrue(answer.body().contains("subprotocol"), answer.body());
        assertFalse(answer.toString().contains(ANN), answer.toString());
    }

    @Test
    void noTokenIs401WithAChallenge() {
        HttpAnswer answer = app.upgrade("/bearer").refusedWith(401);

        assertEquals("Bearer", answer.header("www-authenticate").orElse("none"));
        assertEquals("{\"error\":\"unauthorized\"}", answer.body());
    }

    @Test
    void aTokenThatNobodyKnowsIs401AndSaysSo() {
        HttpAnswer answer = app.upgrade("/bearer")
                .header("Authorization", "Bearer nonsense")
                .refusedWith(401);

        assertEquals(
                "Bearer error=\"invalid_token\"",
                answer.header("www-authenticate").orElse("none"));
    }

    @Test
    void aVerifierThatFailsIs500() {
        String token = Pass.of("boom", "user");

        HttpAnswer answer = app.upgrade("/bearer")
                .header("Authorization", "Bearer " + token)
                .refusedWith(500);

        assertFalse(answer.toString().contains(token), answer.toString());
    }

    @Test
    void aTokenInTheQueryIsRefusedUnlessItIsSwitchedOn() {
        app.upgrade("/bearer?access_token=" + ANN).refusedWith(401);
    }

    @Test
    void aControllerSwitchesOnTheTokenInTheQuery() {
        admitsAnn(app.upgrade("/bearer/query?access_token=" + ANN));
    }

    @Test
    void theHandshakeKeepsNoToken() {
        for (Upgrade upgrade : List.of(
                app.upgrade("/bearer/query?access_token=" + ANN + "&a=b"),
                app.upgrade("/bearer?a=b").header("Authorization", "Bearer " + ANN),
                app.upgrade("/bearer?a=b").subprotocols("v1.chat", "bearer." + ANN),
                app.upgrade("/bearer?a=b").header("Origin", origin).header("Cookie", "pass=" + ANN))) {
            try (var ann = upgrade.connect()) {
                String kept = data(ann.sends(request(1, "handshake")).receivesText());
                assertFalse(kept.contains(ANN), kept);
                assertTrue(kept.contains("a=b"), kept);
            }
        }
    }

    @Test
    void aTicketIsSpentOnce() {
        String ticket = desk.post("ticket?user=ann");
        try (var ann = app.connect("/ticket?ticket=" + ticket)) {
            assertEquals(List.of("ticketed"), Seen.by(ann).roles());
            assertEquals("ann", Seen.by(ann).name());
        }

        HttpAnswer answer = app.upgrade("/ticket?ticket=" + ticket).refusedWith(401);

        assertEquals("Ticket", answer.header("www-authenticate").orElse("none"));
    }

    @Test
    void aTicketThatIsTooOldIs401() {
        String ticket = desk.post("ticket?user=ann&nanos=1");

        app.upgrade("/ticket?ticket=" + ticket).refusedWith(401);
    }

    @Test
    void noTicketIs401() {
        app.upgrade("/ticket").refusedWith(401);
        app.upgrade("/ticket?ticket=").refusedWith(401);
    }

    private static void admitsAnn(Upgrade upgrade) {
        try (var ann = upgrade.connect()) {
            Seen seen = Seen.by(ann);
            assertEquals("ann", seen.name());
            assertEquals(List.of("user"), seen.roles());
        }
    }
}
