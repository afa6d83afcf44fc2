// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate;

import static io.wirebean.conformance.Wire.failure;
import static io.wirebean.conformance.Wire.reply;
import static io.wirebean.conformance.Wire.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.conformance.Conformance;
import io.wirebean.conformance.Probe;
import io.wirebean.testkit.Conversation;
import io.wirebean.testkit.WireClient;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who a connection is can be asked everywhere, and changes while it lives. */
@Conformance(Conformance.GATE)
class IdentityConformance {

    private final WireClient app;
    private final Desk desk;
    private final String key = Probe.newKey();
    private final String user = "u" + key;

    IdentityConformance(WireClient app) {
        this.app = app;
        this.desk = new Desk(app);
    }

    @Test
    void everyParameterNamesTheSamePeer() {
        try (var ann = app.connect("/identity?member=ann")) {
            ann.sends(request(1, "parameters")).receives(reply(1, "'ann ann ann ann'"));
        }
        try (var anyone = app.connect("/identity")) {
            anyone.sends(request(1, "parameters")).receives(reply(1, "'anonymous anonymous anonymous anonymous'"));
        }
    }

    @Test
    void aParameterOfThePrincipalsOwnTypeIsFilled() {
        try (var ann = app.connect("/identity?member=ann&level=7")) {
            ann.sends(request(1, "level")).receives(reply(1, "7"));
        }
    }

    @Test
    void aParameterOfATypeThatThePrincipalIsNotFailsTheMessage() {
        try (var bob = app.upgrade("/identity").header("X-User", "bob").connect()) {
            failure(bob.sends(request(1, "level")).receivesText());
            bob.sends(request(2, "parameters")).receives(reply(2, "'bob bob bob bob'"));
        }
    }

    @Test
    void whatIsInjectedIsThePeerOfTheCallback() {
        try (var ann = app.connect("/identity?member=ann&key=" + key);
                var bob = app.connect("/identity?member=bob")) {
            ann.sends(request(1, "injected")).receives(reply(1, "'ann ann false'"));
            bob.sends(request(1, "injected")).receives(reply(1, "'bob bob false'"));
            ann.sends(request(2, "gain", "'chief'")).receives(reply(2, "null"));
            ann.sends(request(3, "injected")).receives(reply(3, "'ann ann true'"));
        }
        assertTrue(desk.journal(key, 2).contains("badge ann ann false"));
    }

    @Test
    void aNewRoleCountsWithTheNextMessage() {
        try (var ann = app.connect("/identity?member=ann")) {
            isForbidden(ann, 1);
            ann.sends(request(2, "gain", "'chief'")).receives(reply(2, "null"));
            ann.sends(request(3, "chief")).receives(reply(3, "'chief'"));
            ann.sends(request(4, "lose", "'chief'")).receives(reply(4, "null"));
            isForbidden(ann, 5);
        }
    }

    @Test
    void aRoleThatIsGrantedFromOutsideCountsToo() {
        try (var ann = app.connect("/identity?member=" + user)) {
            isForbidden(ann, 1);
            desk.post("gain?role=chief&user=" + user);
            ann.sends(request(2, "chief")).receives(reply(2, "'chief'"));
        }
    }

    @Test
    void aConnectionIsFoundUnderItsNewNameAndNotUnderItsOld() {
        try (var ann = app.connect("/identity?member=" + user)) {
            Seen.by(ann);
            assertEquals(1, desk.count(user));

            ann.sends(request(1, "become", "'new" + user + "'")).receives(reply(1, "null"));

            assertEquals(0, desk.count(user));
            assertEquals(1, desk.count("new" + user));
            assertEquals("new" + user, Seen.by(ann).name());
        }
    }

    @Test
    void anIdentityThatEndsClosesItsConnection() {
        try (var ann = app.connect("/identity?member=ann&ms=500&key=" + key)) {
            ann.closedWith(4401);
        }
        assertEquals(1, Collections.frequency(desk.journal(key, 3), "closed 4401"));
    }

    @Test
    void allConnectionsOfATokenEndWithItButTheOneThatHasRenewedIt() {
        String token = Pass.lasting(2_000, "ann", "a");
        try (var one = bearer(token);
                var two = bearer(token);
                var three = bearer(token)) {
            three.sends("{\"auth\":\"" + Pass.of("ann", "b") + "\",\"id\":3}").receives(reply(3, "null"));

            one.closedWith(4401);
            two.closedWith(4401);
            assertEquals(List.of("b"), Seen.by(three).roles());
        }
    }

    @Test
    void anIdentityThatHasEndedClosesItsConnectionAtOnce() {
        try (var ann = app.connect("/identity?member=ann")) {
            ann.sends(request(1, "live", "-1"));
            assertEquals(4401, ann.endsWith());
        }
    }

    @Test
    void anIdentityThatIsRenewedInTimeKeepsItsConnection() {
        try (var ann = app.connect("/identity?member=ann&ms=2000")) {
            ann.sends(request(1, "live", "3600000")).receives(reply(1, "null"));
            outlivesOneThatEndsLater(ann, 2_000);
        }
    }

    @Test
    void aNewTokenRenewsTheIdentity() {
        String token = Pass.lasting(2_000, "ann", "a");
        try (var ann = bearer(token)) {
            assertEquals(List.of("a"), Seen.by(ann).roles());
            ann.sends("{\"auth\":\"" + Pass.of("ann", "b") + "\",\"id\":3}").receives(reply(3, "null"));
            assertEquals(List.of("b"), Seen.by(ann).roles());
            outlivesOneThatEndsLater(ann, 2_000);
        }
    }

    @Test
    void aNewTokenWithoutAnIdIsTakenInSilence() {
        try (var ann = bearer(Pass.of("ann", "a"))) {
            ann.sends("{\"auth\":\"" + Pass.of("ann", "b") + "\"}");
            ann.receivesNothing();
            assertEquals(List.of("b"), Seen.by(ann).roles());
        }
    }

    @Test
    void aNewTokenThatIsRefusedChangesNothing() {
        try (var ann = bearer(Pass.of("ann", "a"))) {
            for (String token : List.of("nonsense", "", Pass.of("boom", "a"))) {
                var told = failure(
                        ann.sends("{\"auth\":\"" + token + "\",\"id\":4}").receivesText());
                assertEquals("4", told.about());
                assertEquals(List.of("a"), Seen.by(ann).roles());
            }
            assertEquals(
                    "UNAUTHORIZED",
                    failure(ann.sends("{\"auth\":\"nonsense\"}").receivesText()).code());
        }
    }

    @Test
    void aNewTokenOfAnotherUserIsRefused() {
        try (var ann = bearer(Pass.of("ann", "a"))) {
            var told = failure(ann.sends("{\"auth\":\"" + Pass.of("bob", "b") + "\",\"id\":4}")
                    .receivesText());

            assertEquals("FORBIDDEN", told.code());
            assertEquals("ann", Seen.by(ann).name());
            assertEquals(List.of("a"), Seen.by(ann).roles());
        }
    }

    private Conversation bearer(String token) {
        return app.upgrade("/bearer").header("Authorization", "Bearer " + token).connect();
    }

    /** Another, whose time is the same and begins now, comes to its end first. */
    private void outlivesOneThatEndsLater(Conversation survivor, long millis) {
        try (var other = app.connect("/identity?member=other&ms=" + millis)) {
            other.closedWith(4401);
        }
        Seen.by(survivor);
    }

    private static void isForbidden(Conversation peer, int id) {
        var told = failure(peer.sends(request(id, "chief")).receivesText());
        assertEquals("FORBIDDEN", told.code());
        assertEquals(String.valueOf(id), told.about());
    }
}
