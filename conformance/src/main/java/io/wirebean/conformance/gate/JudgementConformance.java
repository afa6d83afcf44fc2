// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several guards judge one after the other, and all must accept. */
@Conformance(Conformance.GATE)
class JudgementConformance {

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();

    JudgementConformance(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @Test
    void guardsAreAskedInTheirOrderAndSeeTheIdentitySoFar() {
        try (var ann = app.connect("/judged?key=" + key + "&first=ann")) {
            assertEquals("ann", Seen.by(ann).name());
        }

        assertEquals(
                List.of(
                        "global",
                        "around decide",
                        "first sees anonymous",
                        "second sees ann",
                        "around admit",
                        "third sees ann"),
                desk.journal(key + " guards", 6));
    }

    @Test
    void rolesAndAttributesAddUpAndTheEarliestEndHolds() {
        try (var ann = app.upgrade("/judged?second=ann")
                .header("X-User", "ann")
                .header("X-Roles", "a,b")
                .header("X-Device", "phone")
                .connect()) {
            assertEquals(
                    new Seen(
                            "ann",
                            false,
                            List.of("a", "b", "first", "second", "third"),
                            "phone",
                            "2100-01-01T00:00:00Z",
                            "first2"),
                    Seen.by(ann));
        }
    }

    @Test
    void headersAddUpOnThe101EachInALineOfItsOwn() {
        try (var ann = app.rawSocket("/judged")) {
            Map<String, List<String>> headers = ann.answer().headers();
            assertEquals(List.of("first", "second", "third"), headers.get("x-judge"));
            // a server may set a cookie of its own
            assertEquals(
                    List.of("first=seen; Path=/", "second=seen; Path=/", "third=seen; Path=/"),
                    headers.get("set-cookie").stream()
                            .filter(cookie -> cookie.contains("=seen"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third"})
    void theFirstRefusalEnds(String guard) {
        HttpAnswer answer = app.upgrade("/judged?key=" + key + "&stop=" + guard).refusedWith(409);

        assertEquals(guard, answer.body());
        List<String> journal = desk.journal(key + " guards", 1);
        assertEquals(guard + " sees anonymous", journal.get(journal.size() - 1));
    }

    @Test
    void anotherPrincipalThanTheKnownOneIsRefused() {
        app.upgrade("/judged?second=bob").header("X-User", "ann").refusedWith(403);
    }

    @Test
    void anotherPrincipalReplacesTheKnownOneWhereTheGuardSaysSo() {
        try (var ann = app.upgrade("/judged?second=bob&replacing=")
                .header("X-User", "ann")
                .header("X-Roles", "chief")
                .connect()) {
            Seen seen = Seen.by(ann);

            assertEquals("bob", seen.name());
            assertEquals(List.of("second", "third"), seen.roles());
        }
    }

    @Test
    void allGuardsOfAllControllersOfAPathMustAccept() {
        assertEquals("Left", challenge("/shared?right="));
        assertEquals("Right", challenge("/shared?left="));
        try (var ann = app.connect("/shared?left=&right=")) {
            ann.sends(request(1, "right")).receives(reply(1, "'right'"));
            assertEquals(true, Seen.by(ann).anonymous());
        }
    }

    @Test
    void theClientsFirstSubprotocolThatIsSpokenIsChosen() {
        try (var ann = app.upgrade("/judged").subprotocols("v9", "v2", "v1").connect()) {
            assertEquals("v2", ann.subprotocol());
        }
    }

    @Test
    void aGuardChoosesAmongTheSubprotocols() {
        try (var ann = app.upgrade("/judged?speak=v1").subprotocols("v2", "v1").connect()) {
            assertEquals("v1", ann.subprotocol());
        }
    }

    private String challenge(String path) {
        return app.upgrade(path).refusedWith(401).header("www-authenticate").orElse("none");
    }
}
