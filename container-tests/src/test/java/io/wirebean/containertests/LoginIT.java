// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests;

import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.conformance.ServerUnderTest;
import io.wirebean.testkit.HttpAnswer;
import io.wirebean.testkit.WireClient;
import org.junit.jupiter.api.Test;

/** Who has logged in to the server, by BASIC or FORM, is who the connection is, with the roles that the server knows. */
@Conformance
class LoginIT {

    private final ServerUnderTest server;
    private final String key = Probe.newKey();

    LoginIT(ServerUnderTest server) {
        this.server = server;
    }

    @Test
    void theServersCallerIsThePeerWithEveryRoleThatIsDeclared() {
        try (var ann = basic("ann").upgrade("/secured/me").connect()) {
            ann.sends(request(1, "who")).receives(reply(1, "['ann','ann','chief','member']"));
            ann.sends(request(2, "chief")).receives(reply(2, "'chief'"));
        }
        try (var bob = basic("bob").upgrade("/secured/me").connect()) {
            bob.sends(request(1, "who")).receives(reply(1, "['bob','bob','member']"));
            assertEquals(
                    "FORBIDDEN",
                    failure(bob.sends(request(2, "chief")).receivesText()).code());
        }
    }

    @Test
    void aCallerWithoutTheRoleIsRefused() {
        basic("carl").upgrade("/secured/me").refusedWith(403);
    }

    @Test
    void nobodyGetsPastTheServersLogin() {
        HttpAnswer answer = browser(Deployments.BASIC).upgrade("/secured/me").refusedWith(401);

        assertTrue(answer.header("www-authenticate").orElse("none").startsWith("Basic"), answer.toString());
        browser(Deployments.BASIC).as("ann", "wrong").upgrade("/secured/me").refusedWith(401);
    }

    @Test
    void aLoginWithoutAnOriginIsRefused() {
        WireClient.at(server.base(Deployments.BASIC))
                .upgrade("/secured/me")
                .header("Authorization", "Basic YW5uOnNlY3JldA==")
                .refusedWith(403);
    }

    @Test
    void whomJakartaSecurityKnowsIsThePeerWithEveryRoleThatIsDeclared() {
        try (var dora = store("dora", "secret").upgrade("/secured/me").connect()) {
            dora.sends(request(1, "who")).receives(reply(1, "['dora','dora','chief','member']"));
        }
        try (var emil = store("emil", "secret").upgrade("/secured/me").connect()) {
            emil.sends(request(1, "who")).receives(reply(1, "['emil','emil','member']"));
        }
        store("dora", "wrong").upgrade("/secured/me").refusedWith(401);
    }

    @Test
    void aGuardSeesTheServersCallerItsRolesAndItsSession() {
        Browser ann = basic("ann");
        ann.get("/session/begin?user=annie");

        assertEquals("ann ann [chief, member] chief:true session:annie", sight(ann));
        assertEquals("bob bob [member] chief:false session:none", sight(basic("bob")));
        assertEquals("dora dora [chief, member] chief:true session:none", sight(store("dora", "secret")));
    }

    @Test
    void aLoginByFormIsThePeerUntilItLogsOut() {
        Browser ann = browser(Deployments.FORM);
        assertTrue(ann.get("/secured/page").body().contains("j_security_check"));
        ann.submits("/j_security_check", "j_username=ann&j_password=secret");
        assertEquals("page of ann", ann.get("/secured/page").body());
        // Open Liberty remembers a login without a session
        ann.get("/session/begin?user=ann");
        try (var line = ann.upgrade("/secured/me?key=" + key).connect()) {
            line.sends(request(1, "who")).receives(reply(1, "['ann','ann','chief','member']"));

            assertEquals("logged out", ann.get("/session/logout").body());

            line.closedWith(1008);
        }
        assertEquals(
                1, ann.journal(key, 3).stream().filter("closed 1008"::equals).count());
    }

    private static String sight(Browser browser) {
        return browser.upgrade("/secured/sight").refusedWith(409).body();
    }

    private Browser store(String user, String password) {
        return browser(Deployments.STORE).as(user, password);
    }

    private Browser basic(String user) {
        return browser(Deployments.BASIC).as(user, "secret");
    }

    private Browser browser(String application) {
        return new Browser(server, application);
    }
}
