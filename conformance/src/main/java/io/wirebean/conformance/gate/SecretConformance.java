// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.json;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** No token stands in a log, whatever becomes of it. */
@Conformance(Conformance.GATE)
class SecretConformance {

    private final WireClient app;
    private final ServerUnderTest server;

    SecretConformance(WireClient app, ServerUnderTest server) {
        this.app = app;
        this.server = server;
    }

    @Test
    void anAcceptedTokenIsNotLogged() {
        String token = Pass.of("ann", "user");
        app.upgrade("/bearer")
                .header("Authorization", "Bearer " + token)
                .connect()
                .close();
        app.upgrade("/bearer")
                .subprotocols("v1.chat", "bearer." + token)
                .connect()
                .close();
        app.upgrade("/bearer/query?access_token=" + token).connect().close();
        isNotLogged(token);
    }

    @Test
    void aRefusedTokenIsNotLogged() {
        String token = Pass.of("ann", "user").replace("pass.", "fail.");
        app.upgrade("/bearer").header("Authorization", "Bearer " + token).refusedWith(401);
        app.upgrade("/bearer").subprotocols("v1.chat", "bearer." + token).refusedWith(401);
        app.upgrade("/bearer").subprotocols("bearer." + token).refusedWith(400);
        app.upgrade("/bearer?access_token=" + token).refusedWith(401);
        app.upgrade("/ticket?ticket=" + token).refusedWith(401);
        isNotLogged(token);
    }

    @Test
    void aTokenThatAFailureTellsIsNotLogged() {
        String token = Pass.of("boom", "user");
        String before = server.log();

        app.upgrade("/bearer").header("Authorization", "Bearer " + token).refusedWith(500);
        app.upgrade("/bearer/query?access_token=" + token).refusedWith(500);

        isNotLogged(token);
        assertTrue(server.log().substring(before.length()).contains("BearerGuard"), "the failure is logged");
    }

    @Test
    void aTokenOfALiveConnectionIsNotLogged() {
        String first = Pass.of("ann", "user");
        String second = Pass.of("ann", "user");
        String boom = Pass.of("boom", "user");
        try (var ann = app.upgrade("/bearer")
                .header("Authorization", "Bearer " + first)
                .connect()) {
            ann.sends(json("{'auth':'" + second + "','id':1}")).receivesText();
            ann.sends(json("{'auth':'" + boom + "','id':2}")).receivesText();
            ann.sends(json("{'auth':'" + second + "','id':3,'event':'x'}")).receivesText();
            ann.sends(json("{'auth':'" + second + "','id':{}}")).receivesText();
            ann.sends(json("{'auth':'" + second)).receivesText();
            Seen.by(ann);
        }
        isNotLogged(first);
        isNotLogged(second);
        isNotLogged(boom);
    }

    /** The middle of a token is in it alone. */
    private void isNotLogged(String token) {
        String secret = token.split("\\.")[1];
        assertFalse(server.log().contains(secret), () -> server.log()
                .lines()
                .filter(line -> line.contains(secret))
                .toList()
                .toString());
    }
}
