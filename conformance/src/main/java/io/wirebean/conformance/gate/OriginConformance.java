// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other hosts cannot connect in a visitor's name. */
@Conformance(Conformance.GATE)
class OriginConformance {

    private final WireClient app;
    private final String host;

    OriginConformance(WireClient app, ServerUnderTest server) {
        this.app = app;
        this.host = server.base(Conformance.GATE).getAuthority();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "nonsense",
                "http://127.0.0.1",
                "http://good.example",
                "https://good.example:8443",
                "https://good.example.evil.example",
                "https://example.org",
                "https://evilexample.org",
                "file://"
            })
    void aForeignPageIsRefused(String origin) {
        app.upgrade("/open").header("Origin", origin).refusedWith(403);
    }

    @Test
    void aPageOfTheSameHostConnects() {
        connects("http://" + host, host);
    }

    @Test
    void aPageOfTheSameHostConnectsWherePortsAreTheUsualOnes() {
        connects("http://example.com", "example.com");
    }

    @Test
    void aPageOfAnotherPortIsRefused() {
        app.upgrade("/open")
                .header("Host", "example.com")
                .header("Origin", "http://example.com:81")
                .refusedWith(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://good.example", "https://a.example.org", "https://GOOD.example"})
    void aPageThatIsListedConnects(String origin) {
        connects(origin, host);
    }

    @Test
    void noOriginPasses() {
        try (var ann = app.connect("/open")) {
            assertTrue(Seen.by(ann).anonymous());
        }
    }

    @Test
    void whoeverIsAdmittedByACookieNeedsAnOrigin() {
        String cookie = "pass=" + Pass.of("ann", "user");
        app.upgrade("/bearer").header("Cookie", cookie).refusedWith(403);
        app.upgrade("/bearer")
                .header("Cookie", cookie)
                .header("Origin", "https://evil.example")
                .refusedWith(403);
        try (var ann = app.upgrade("/bearer")
                .header("Cookie", cookie)
                .header("Origin", "http://" + host)
                .connect()) {
            assertTrue(Seen.by(ann).roles().contains("user"));
        }
    }

    private void connects(String origin, String toHost) {
        try (var ann = app.upgrade("/open")
                .header("Host", toHost)
                .header("Origin", origin)
                .rawSocket()) {
            ann.sends("{\"ping\":1}").receives("{\"pong\":1}");
        }
    }
}
