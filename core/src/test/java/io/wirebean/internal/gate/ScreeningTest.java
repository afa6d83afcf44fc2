// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.wirebean.Identity;
import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest.HttpSession;
import io.wirebean.internal.gate.GateDecision.Refused;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScreeningTest {

    private static final HttpSession SESSION = new HttpSession() {
        @Override
        public String id() {
            return "s1";
        }

        @Override
        public Optional<Object> attribute(String name) {
            return Optional.of("ann");
        }
    };

    @Test
    void anotherVersionOfTheProtocolIs426AndNamesOurs() {
        try (var gate = TestGate.of(new GuardedEndpoint())) {
            Request.plain().header("Sec-WebSocket-Version", "13").admittedBy(gate);

            Refused refused =
                    Request.plain().header("Sec-WebSocket-Version", "8").refusedBy(gate);

            assertEquals(426, refused.status());
            assertEquals("version 13 is spoken (RFC 6455)", refused.body());
            assertEquals(List.of("13"), refused.headers().get("Sec-WebSocket-Version"));
        }
    }

    @Test
    void foreignOriginsAre403AndTheSameHostPasses() {
        try (var gate = TestGate.of(new GuardedEndpoint())) {
            for (String foreign : new String[] {
                "https://evil.example.com", "http://app.example.com:8080", "null", "app.example.com", "file://", ""
            }) {
                assertEquals(
                        Refused.because(403, "this origin may not connect (wirebean.origin.allowed)"),
                        Request.plain().header("Origin", foreign).refusedBy(gate),
                        foreign);
            }
            for (String same : new String[] {
                "http://app.example.com",
                "https://app.example.com",
                "https://APP.example.com:443",
                "http://app.example.com:80"
            }) {
                Request.plain().header("Origin", same).admittedBy(gate);
            }
            Request.plain()
                    .header("Host", "app.example.com:8443")
                    .header("Origin", "https://app.example.com:8443")
                    .admittedBy(gate);
            Request.plain()
                    .header("Host", "[::1]:81")
                    .header("Origin", "http://[::1]:81")
                    .admittedBy(gate);
            assertEquals(
                    403,
                    Request.plain()
                            .header("Origin", "http://app.example.com", "http://app.example.com")
                            .refusedBy(gate)
                            .status());
        }
    }

    @Test
    void onlyListedOriginsPassWhereThereIsAList() {
        var keys = Map.of("origin.allowed", "https://www.example.com, https://*.example.org:8443");
        try (var gate = TestGate.of(new GuardedEndpoint(), keys)) {
            Request.plain().header("Origin", "https://www.example.com").admittedBy(gate);
            Request.plain().header("Origin", "https://a.b.example.org:8443").admittedBy(gate);
            for (String foreign : new String[] {
                "http://www.example.com",
                "https://app.example.com",
                "https://example.org:8443",
                "https://evilexample.org:8443"
            }) {
                assertEquals(
                        403,
                        Request.plain()
                                .header("Origin", foreign)
                                .refusedBy(gate)
                                .status(),
                        foreign);
            }
        }
    }

    @Test
    void aRequestWithoutOriginFollowsThePolicy() {
        var byCookie =
                new GuardedEndpoint().guard(request -> request.cookie("sid").isPresent());
        try (var auto = TestGate.of(byCookie);
                var allow = TestGate.of(byCookie, Map.of("origin.none", "allow"));
                var refuse = TestGate.of(new GuardedEndpoint(), Map.of("origin.none", "refuse"))) {
            var request = Request.plain().header("Cookie", "sid=1");

            assertEquals(403, request.refusedBy(auto).status());
            request.admittedBy(allow);
            request.header("Origin", "http://app.example.com").admittedBy(auto);
            assertEquals(
                    Refused.because(403, "an Origin header is wanted (wirebean.origin.none)"),
                    Request.plain().refusedBy(refuse));
        }
    }

    @Test
    void theServersLoginWithoutOriginIsRefused() {
        try (var gate = TestGate.of(new GuardedEndpoint())) {
            assertEquals(
                    Refused.because(
                            403,
                            "who is admitted by a cookie or a login must send an Origin header (wirebean.origin.none)"),
                    Request.plain().caller("joe").refusedBy(gate));
        }
    }

    @Test
    void theServersLoginCountsUnderAnotherPrincipalToo() {
        var sameName = new GuardedEndpoint()
                .guard(request -> Identity.of(request.principal().orElseThrow().getName())
                        .roles("member")
                        .build());
        var adding = new GuardedEndpoint().guard(request -> Identity.of("joe").build());
        var mapping = new GuardedEndpoint().guard(request -> UpgradeDecision.accept()
                .replacing()
                .as("user 4711 is " + request.identity().name()));
        for (var endpoint : List.of(sameName, adding, mapping)) {
            try (var gate = TestGate.of(endpoint)) {
                var request = Request.plain().session(SESSION).caller("joe", "clerk");

                assertEquals(403, request.refusedBy(gate).status());
                assertNotNull(request.header("Origin", "http://app.example.com")
                        .admittedBy(gate)
                        .session());
            }
        }
    }

    @Test
    void aLoginThatAGuardReplacesWithoutALookAdmitsNobody() {
        var byToken = new GuardedEndpoint()
                .guard(request -> UpgradeDecision.accept().replacing().as("ann"));
        try (var gate = TestGate.of(byToken)) {
            var request = Request.plain().session(SESSION).caller("joe", "clerk");

            assertNull(request.admittedBy(gate).session());
        }
    }

    @Test
    void forwardedHeadersCountFromTrustedProxiesAlone() {
        var seen = new String[1];
        var endpoint = new GuardedEndpoint().guard(request -> {
            seen[0] = request.remoteAddress().orElseThrow().getAddress().getHostAddress() + " " + request.isSecure();
            return true;
        });
        try (var gate = TestGate.of(endpoint, Map.of("proxy.trusted", "10.0.0.0/8, fd00::/8"))) {
            var forwarded = Request.plain()
                    .header("X-Forwarded-For", "198.51.100.1, 192.0.2.7, 10.0.0.9")
                    .header("X-Forwarded-Host", "www.example.com")
                    .header("X-Forwarded-Proto", "https")
                    .header("Origin", "https://www.example.com");

            assertEquals(403, forwarded.refusedBy(gate).status());
            forwarded.from("10.0.0.1").admittedBy(gate);
            assertEquals("192.0.2.7 true", seen[0]);
            Request.plain()
                    .from("fd00::1")
                    .header(
                            "Forwarded",
                            "for=198.51.100.1, for=\"[2001:db8::1]:4711\";host=www.example.com;proto=https")
                    .header("Origin", "https://www.example.com")
                    .admittedBy(gate);
            assertEquals("2001:db8:0:0:0:0:0:1 true", seen[0]);
            for (String none : new String[] {"unknown", "1.2.3.999", "evil.example.com", ":::::"}) {
                Request.plain().from("10.0.0.1").header("X-Forwarded-For", none).admittedBy(gate);
                assertEquals("10.0.0.1 false", seen[0]);
            }
            Request.plain().header("X-Forwarded-For", "198.51.100.1").admittedBy(gate);
            assertEquals("203.0.113.9 false", seen[0]);
        }
    }

    @Test
    void headersAndQueriesAboveTheirLimitAreRefused() {
        try (var gate = TestGate.of(
                new GuardedEndpoint(), Map.of("upgrade.max-header-bytes", "100", "upgrade.max-query-bytes", "10"))) {

            assertEquals(
                    Refused.because(
                            414, "a query of 11 bytes is above the limit of 10 (wirebean.upgrade.max-query-bytes)"),
                    Request.plain().query("q=123456789").refusedBy(gate));
            assertEquals(
                    Refused.because(
                            431, "headers of 121 bytes are above the limit of 100 (wirebean.upgrade.max-header-bytes)"),
                    Request.plain().header("X", "x".repeat(101)).refusedBy(gate));
        }
    }

    @Test
    void thereIsNoRoomAboveTheCaps() {
        var endpoint = new GuardedEndpoint().guard(request -> (Principal) () -> "ann");
        var keys = Map.of("connections.max", "9", "connections.max-per-user", "5", "connections.max-per-address", "7");
        try (var all = TestGate.of(endpoint, keys, new TestGate.Crowd(9, 0, 0));
                var user = TestGate.of(endpoint, keys, new TestGate.Crowd(8, 5, 0));
                var address = TestGate.of(endpoint, keys, new TestGate.Crowd(8, 4, 7));
                var room = TestGate.of(endpoint, keys, new TestGate.Crowd(8, 4, 6))) {

            assertEquals(
                    Refusals.later(429, 10, "there are 9 connections already (wirebean.connections.max)"),
                    Request.plain().refusedBy(all));
            assertEquals(
                    Refusals.later(
                            429,
                            10,
                            "there are 5 connections of this user already (wirebean.connections.max-per-user)"),
                    Request.plain().refusedBy(user));
            assertEquals(
                    Refusals.later(
                            429,
                            10,
                            "there are 7 connections from this address already (wirebean.connections.max-per-address)"),
                    Request.plain().refusedBy(address));
            Request.plain().admittedBy(room);
        }
    }

    @Test
    void aConnectionIsBoundToTheSessionThatItsIdentityCameFrom() {
        var looks = new GuardedEndpoint()
                .guard(request ->
                        request.session().flatMap(s -> s.attribute("user")).isPresent());
        var looksNot = new GuardedEndpoint().guard(request -> true);
        try (var auto = TestGate.of(looks);
                var other = TestGate.of(looksNot);
                var always = TestGate.of(looksNot, Map.of("session.bind", "always"));
                var never = TestGate.of(looks, Map.of("session.bind", "never"))) {
            var request = Request.plain().session(SESSION).header("Origin", "http://app.example.com");

            assertNotNull(request.admittedBy(auto).session());
            assertNull(request.admittedBy(other).session());
            assertNotNull(request.admittedBy(always).session());
            assertNull(request.admittedBy(never).session());
            assertNotNull(request.caller("joe").admittedBy(other).session());
        }
    }
}
