// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guard has the whole request at hand, on every server the same. */
@Conformance(Conformance.GATE)
class SightConformance {

    private final WireClient app;
    private final String origin;

    SightConformance(WireClient app, ServerUnderTest server) {
        this.app = app;
        this.origin = "http://" + server.base(Conformance.GATE).getAuthority();
    }

    @Test
    void aGuardSeesTheWholeRequest() {
        String sight = sightOfAll();

        assertEquals(
                List.of(
                        "method GET",
                        "uri /sight/caf%C3%A9?q=a%20b&q=%C3%A4",
                        "path /sight/café",
                        "variables {place=café}",
                        "query [a b, ä]",
                        "header [good, better]",
                        "cookie 7",
                        "subprotocols [v9, v2]v2",
                        "token t0ken",
                        "origin " + origin,
                        "remote loopback",
                        "secure false",
                        "session false",
                        "principal falsefalse",
                        "identity ann[user]",
                        "controllers [SightController]"),
                sight.lines().toList());
    }

    private String sightOfAll() {
        return app.upgrade("/sight/caf%C3%A9?q=a%20b&q=%C3%A4")
                .header("X-Mood", "good")
                .header("x-mood", "better")
                .header("Cookie", "visit=7")
                .header("Authorization", "Bearer t0ken")
                .header("Origin", origin)
                .header("X-User", "ann")
                .subprotocols("v9", "v2", "bearer.t0ken")
                .refusedWith(409)
                .body();
    }

    @Test
    void whatAClientSaysOfItselfInAProxysNameIsNotBelieved() {
        List<String> sight = app.upgrade("/sight/x")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=10.0.0.1;proto=https")
                .header("$WSIS", "true")
                .header("$WSRA", "10.0.0.1")
                .refusedWith(409)
                .body()
                .lines()
                .toList();

        assertTrue(sight.containsAll(List.of("remote loopback", "secure false")), sight.toString());
    }
}
