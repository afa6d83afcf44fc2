// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.AttributeKey;
import io.wirebean.Identity;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRefusedException;
import io.wirebean.internal.gate.GateDecision.Refused;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final Principal ANN = () -> "ann";
    private static final Principal BOB = () -> "bob";

    private final GuardedEndpoint endpoint = new GuardedEndpoint();
    private final TestGate gate = TestGate.of(endpoint);

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void whoIsAdmittedWithoutAGuardIsAnonymous() {
        Identity identity = Request.plain().admittedBy(gate).identity();

        assertTrue(identity.isAnonymous());
        assertEquals("anonymous", identity.name());
    }

    @Test
    void theServersOwnCallerIsKnownWithItsRoles() {
        Identity identity = Request.plain()
                .caller("joe", "staff")
                .header("Origin", "http://app.example.com")
                .admittedBy(gate)
                .identity();

        assertEquals("joe", identity.name());
        assertEquals(Set.of("staff"), identity.roles());
    }

    @Test
    void guardsAreAskedInTheirOrderAndEachSeesWhatIsKnownSoFar() {
        var seen = new ArrayList<String>();
        endpoint.guard(request -> {
                    seen.add(request.identity().name());
                    return ANN;
                })
                .guard(request -> {
                    seen.add(request.identity().name());
                    return true;
                });

        assertEquals("ann", Request.plain().admittedBy(gate).identity().name());
        assertEquals(List.of("anonymous", "ann"), seen);
    }

    @Test
    void theFirstRefusalEnds() {
        var seen = new ArrayList<String>();
        endpoint.guard(request -> UpgradeDecision.refuse(409)).guard(request -> seen.add("asked"));

        assertEquals(409, Request.plain().refusedBy(gate).status());
        assertEquals(List.of(), seen);
    }

    @Test
    void everyFormOfAnAnswerIsUnderstood() {
        for (Object answer : List.of(
                ANN,
                Identity.of("ann").build(),
                Optional.of(ANN),
                UpgradeDecision.accept().as("ann"),
                CompletableFuture.completedFuture(ANN),
                CompletableFuture.completedFuture(Optional.of(Identity.of(ANN).build())),
                CompletableFuture.completedFuture(UpgradeDecision.accept().as(ANN)))) {
            try (var one = TestGate.of(new GuardedEndpoint().guard(request -> answer))) {
                assertEquals("ann", Request.plain().admittedBy(one).identity().name(), answer.toString());
            }
        }
    }

    @Test
    void falseEmptyAndNullRefuse() {
        for (var answer : new Object[] {
            false,
            null,
            Optional.empty(),
            CompletableFuture.completedFuture(null),
            CompletableFuture.completedFuture(false)
        }) {
            try (var one = TestGate.of(new GuardedEndpoint().guard(request -> answer));
                    var known = TestGate.of(
                            new GuardedEndpoint().guard(request -> ANN).guard(request -> answer))) {
                assertEquals(
                        new Refused(401, Map.of("WWW-Authenticate", List.of("Bearer")), ""),
                        Request.plain().refusedBy(one));
                assertEquals(new Refused(403, Map.of(), ""), Request.plain().refusedBy(known));
            }
        }
    }

    @Test
    void rolesAttributesAndHeadersAddUpAndTheEarliestExpiryWins() {
        var early = Instant.parse("2100-01-01T00:00:00Z");
        var plan = AttributeKey.of("plan", String.class);
        var tenant = AttributeKey.of("tenant", String.class);
        endpoint.guard(request -> UpgradeDecision.accept()
                        .as("ann")
                        .roles("member")
                        .expiresAt(early)
                        .attribute(plan, "free")
                        .attribute(tenant, "t1")
                        .header("X-One", "1"))
                .guard(request -> UpgradeDecision.accept()
                        .roles("staff")
                        .expiresAt(early.plusSeconds(9))
                        .device("phone")
                        .attribute(plan, "gold")
                        .header("x-one", "2"));

        Admission admission = Request.plain().admittedBy(gate);

        assertEquals("ann", admission.identity().name());
        assertEquals(Set.of("member", "staff"), admission.identity().roles());
        assertEquals(Optional.of(early), admission.identity().expiresAt());
        assertEquals(Optional.of("phone"), admission.identity().device());
        assertEquals(Optional.of("gold"), admission.identity().attribute(plan));
        assertEquals(Optional.of("t1"), admission.identity().attribute(tenant));
        assertEquals(Map.of("x-one", List.of("1", "2")), Map.copyOf(lower(admission.headers())));
    }

    @Test
    void anotherPrincipalIsRefusedUnlessItReplaces() {
        endpoint.guard(request -> UpgradeDecision.accept().as(ANN).roles("admin"))
                .guard(request -> BOB);
        try (var replacing = TestGate.of(new GuardedEndpoint()
                .guard(request -> UpgradeDecision.accept().as(ANN).roles("admin"))
                .guard(request ->
                        UpgradeDecision.accept().as(BOB).roles("member").replacing()))) {

            assertEquals(403, Request.plain().refusedBy(gate).status());
            assertEquals(
                    "guard 2 says another principal than was known before it",
                    gate.told.get(0).reason());
            Identity identity = Request.plain().admittedBy(replacing).identity();
            assertEquals("bob", identity.name());
            assertEquals(Set.of("member"), identity.roles());
        }
    }

    @Test
    void aRefusalIsExactlyWhatTheGuardSays() {
        endpoint.guard(request -> UpgradeDecision.refuse(401)
                .header("WWW-Authenticate", "Bearer realm=\"x\"")
                .json(Map.of("error", "unauthorized")));

        assertEquals(
                new Refused(
                        401,
                        Map.of(
                                "Content-Type", List.of("application/json"),
                                "WWW-Authenticate", List.of("Bearer realm=\"x\"")),
                        "{\"error\":\"unauthorized\"}"),
                Request.plain().refusedBy(gate));
    }

    @Test
    void aRefusalMayBeThrownAlsoOutOfAStage() {
        endpoint.guard(request -> {
            throw new UpgradeRefusedException(404);
        });
        try (var later = TestGate.of(new GuardedEndpoint()
                .guard(request -> CompletableFuture.supplyAsync(() -> {
                    throw new UpgradeRefusedException(
                            UpgradeDecision.refuse(429).text("slowly"));
                })))) {

            assertEquals(404, Request.plain().refusedBy(gate).status());
            assertEquals("slowly", Request.plain().refusedBy(later).body());
        }
    }

    @Test
    void anUnexpectedExceptionIs500WithoutItsText() {
        endpoint.guard(request -> {
            throw new IllegalStateException("the database of secrets is down");
        });

        Refused refused = Request.plain().refusedBy(gate);

        assertEquals(500, refused.status());
        assertTrue(refused.body().matches("the server failed on this upgrade \\([0-9a-z]+\\)"), refused.body());
        assertFalse(gate.told.get(0).reason().contains("secrets"));
    }

    @Test
    void anAnswerOfAnotherTypeIs500() {
        endpoint.guard(request -> "yes");

        var logged = new Logged();
        try {
            assertEquals(500, Request.plain().refusedBy(gate).status());
        } finally {
            logged.stop();
        }
        assertTrue(
                logged.text()
                        .contains(
                                "a guard answers with a java.lang.String: it may answer an UpgradeDecision, a boolean,"),
                logged.text());
    }

    @Test
    void aBodyThatCannotBeEncodedIs500() {
        endpoint.guard(request -> UpgradeDecision.refuse(401).json(new Object() {
            public String getName() {
                throw new IllegalStateException("no");
            }
        }));

        assertEquals(500, Request.plain().refusedBy(gate).status());
    }

    @Test
    void aMissingRoleOfTheControllerIs403() {
        endpoint.wants("staff")
                .guard(request -> UpgradeDecision.accept().as(ANN).roles("member"));

        assertEquals(
                Refused.because(403, "a role that this path wants is missing"),
                Request.plain().refusedBy(gate));
    }

    @Test
    void aSubprotocolThatTheClientDoesNotOfferIsAnErrorOfTheGuard() {
        endpoint.guard(request -> UpgradeDecision.accept().subprotocol("v1"));

        assertEquals(
                500,
                Request.plain()
                        .header("Sec-WebSocket-Protocol", "json")
                        .refusedBy(gate)
                        .status());
        assertEquals(
                Optional.of("v1"),
                Request.plain()
                        .header("Sec-WebSocket-Protocol", "json, v1")
                        .admittedBy(gate)
                        .handshake()
                        .subprotocol());
    }

    @Test
    void everyRefusalIsToldWithItsReason() {
        endpoint.guard(request -> UpgradeDecision.refuse(401));

        Request.plain().refusedBy(gate);

        assertEquals(1, gate.told.size());
        assertEquals("/a", gate.told.get(0).path());
        assertEquals(401, gate.told.get(0).status());
        assertEquals("guard 1", gate.told.get(0).reason());
        assertEquals(Request.address("203.0.113.9"), gate.told.get(0).remoteAddress());
    }

    private static Map<String, List<String>> lower(Map<String, List<String>> headers) {
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return lower;
    }
}
