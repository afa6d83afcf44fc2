// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.UpgradeDecision;
import io.wirebean.internal.gate.GateDecision.Admitted;
import io.wirebean.internal.gate.GateDecision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final String TOKEN = "t0ken-of-ann";

    private final GuardedEndpoint endpoint = new GuardedEndpoint()
            .guard(request -> request.bearerToken().filter(TOKEN::equals).map(token -> Identity.of("ann")
                    .build()));

    @Test
    void aTokenComesByHeaderCookieOrSubprotocol() {
        try (var gate = TestGate.of(endpoint, Map.of("upgrade.token-cookie", "auth"))) {
            for (Request request : List.of(
                    Request.plain().header("Authorization", "Bearer " + TOKEN),
                    Request.plain().header("authorization", "bearer  " + TOKEN),
                    Request.plain().header("Cookie", "auth=" + TOKEN).header("Origin", "http://app.example.com"),
                    Request.plain().header("Sec-WebSocket-Protocol", "json, bearer." + TOKEN))) {
                assertEquals("ann", request.admittedBy(gate).identity().name());
            }
            assertEquals(
                    401,
                    Request.plain()
                            .header("Authorization", "Basic " + TOKEN)
                            .refusedBy(gate)
                            .status());
            assertEquals(
                    401,
                    Request.plain()
                            .header("Cookie", "other=" + TOKEN)
                            .refusedBy(gate)
                            .status());
            assertEquals(401, Request.plain().refusedBy(gate).status());
        }
    }

    @Test
    void aTokenInTheQueryCountsOnlyWhereThatIsSwitchedOn() {
        try (var off = TestGate.of(endpoint);
                var on = TestGate.of(
                        endpoint, Map.of("upgrade.token-in-query", "true", "upgrade.token-query-name", "t"))) {

            assertEquals(
                    401,
                    Request.plain()
                            .query("access_token=" + TOKEN)
                            .refusedBy(off)
                            .status());
            assertEquals(
                    "ann",
                    Request.plain()
                            .query("t=" + TOKEN)
                            .admittedBy(on)
                            .identity()
                            .name());
            assertEquals(
                    "ann",
                    Request.plain()
                            .query("access_token=" + TOKEN)
                            .admittedBy(TestGate.of(endpoint.takesTokenFromQuery()))
                            .identity()
                            .name());
        }
    }

    @Test
    void theCarrierOfATokenIsNeverChosen() {
        try (var gate = TestGate.of(endpoint)) {
            Handshake handshake = Request.plain()
                    .header("Sec-WebSocket-Protocol", "bearer." + TOKEN + ", v9", "json")
                    .admittedBy(gate)
                    .handshake();

            assertEquals(Optional.of("json"), handshake.subprotocol());
            assertEquals(
                    Refused.because(
                            400,
                            "offer a second subprotocol beside the one that carries the token, such as \"json\": the token"
                                    + " is never sent back, and a browser wants one to be chosen"),
                    Request.plain()
                            .header("Sec-WebSocket-Protocol", "bearer." + TOKEN)
                            .refusedBy(gate));
        }
    }

    @Test
    void aConnectionKeepsNeitherTokensNorTickets() {
        try (var gate = TestGate.of(endpoint)) {
            Handshake handshake = Request.plain()
                    .header("Authorization", "Bearer " + TOKEN)
                    .query("a=1&access_token=x%20y&ticket=z&b=2")
                    .admittedBy(gate)
                    .handshake();

            assertEquals("/a?a=1&b=2", handshake.uri().toString());
            assertEquals(Map.of("a", List.of("1"), "b", List.of("2")), handshake.query());
            assertEquals(List.of(), handshake.headers("Authorization"));
        }
    }

    @Test
    void aVerifierThatPutsTheTokenIntoItsExceptionDoesNotPutItIntoTheLog() {
        var failing = new GuardedEndpoint().guard(request -> {
            throw new IllegalArgumentException(
                    "bad token " + request.bearerToken().orElseThrow());
        });
        var logged = new Logged();
        try (var gate = TestGate.of(failing)) {
            for (Request request : List.of(
                    Request.plain().header("Authorization", "Bearer " + TOKEN),
                    Request.plain().header("Sec-WebSocket-Protocol", "json, bearer." + TOKEN))) {
                Refused refused = request.refusedBy(gate);
                assertEquals(500, refused.status());
                assertFalse(refused.toString().contains(TOKEN));
            }
            assertFalse(gate.told.toString().contains(TOKEN));
        } finally {
            logged.stop();
        }
        assertFalse(logged.text().contains(TOKEN));
        assertEquals(
                2,
                logged.texts.stream()
                        .filter(text -> text.contains("bad token [hidden]"))
                        .count());
    }

    @Test
    void nothingThatHoldsATokenShowsIt() {
        Request request =
                Request.plain().header("Authorization", "Bearer " + TOKEN).query("access_token=" + TOKEN);
        var setting = new GuardedEndpoint()
                .guard(seen -> UpgradeDecision.accept().header("Set-Cookie", "auth=" + TOKEN))
                .guard(seen -> {
                    assertFalse(seen.toString().contains(TOKEN));
                    return seen.bearerToken().isPresent();
                });
        try (var gate = TestGate.of(setting)) {
            Admission admission = request.admittedBy(gate);

            for (Object holder : List.of(
                    request.raw(),
                    admission,
                    new Admitted(admission),
                    new Tokens.Found(TOKEN, false),
                    new UpgradeView.Credentials(new Tokens.Found(TOKEN, false), Set.of()),
                    HandshakeFacts.Target.of(request.raw(), "/a", Map.of()),
                    new Verdict(Identity.anonymous(), Map.of("Set-Cookie", List.of(TOKEN)), null))) {
                assertFalse(holder.toString().contains(TOKEN), holder.toString());
            }
        }
    }

    @Test
    void aNewTokenOfALiveConnectionAsksTheGuardsAgain() throws Exception {
        var seen = new ArrayList<String>();
        endpoint.guard(request -> {
            seen.add(request.header("Authorization").orElse("none"));
            return UpgradeDecision.accept().roles("r" + seen.size());
        });
        try (var gate = TestGate.of(endpoint)) {
            Admission admission =
                    Request.plain().header("Authorization", "Bearer " + TOKEN).admittedBy(gate);

            var again = gate.gate.again(admission, TOKEN).toCompletableFuture().get();
            var refused =
                    gate.gate.again(admission, "other").toCompletableFuture().get();

            assertEquals(
                    "[r2]", ((Admitted) again).admission().identity().roles().toString());
            assertEquals(401, ((Refused) refused).status());
            assertEquals(List.of("Bearer " + TOKEN, "Bearer " + TOKEN), seen);
        }
    }

    @Test
    void aRenewalTakesNothingButTheIdentityAndIsNoUpgradeThatIsRefused() throws Exception {
        endpoint.guard(request ->
                UpgradeDecision.accept().subprotocol("v1").header("X-A", "1").roles("member"));
        try (var gate = TestGate.of(endpoint)) {
            Admission admission = Request.plain()
                    .header("Sec-WebSocket-Protocol", "v1, bearer." + TOKEN)
                    .admittedBy(gate);

            var again = gate.gate.again(admission, TOKEN).toCompletableFuture().get();
            var refused =
                    gate.gate.again(admission, "other").toCompletableFuture().get();

            Admission renewed = ((Admitted) again).admission();
            assertEquals(Set.of("member"), renewed.identity().roles());
            assertEquals(Map.of(), renewed.headers());
            assertEquals(401, ((Refused) refused).status());
            assertEquals(List.of(), gate.told);
        }
    }

    @Test
    void aNewTokenThatNoGuardLooksAtIsRefused() throws Exception {
        var careless =
                new GuardedEndpoint().guard(request -> UpgradeDecision.accept().as("ann"));
        try (var gate = TestGate.of(careless)) {
            Admission admission = Request.plain().admittedBy(gate);

            var again = gate.gate.again(admission, TOKEN).toCompletableFuture().get();

            assertEquals(Refused.because(403, "no guard of this path looks at a token"), again);
        }
    }
}
