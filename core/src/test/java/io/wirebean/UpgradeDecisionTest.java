// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpgradeDecisionTest {

    @Test
    void whatIsGrantedBeforeTheNameIsKept() {
        var end = Instant.parse("2100-01-01T00:00:00Z");

        Identity identity = UpgradeDecision.accept()
                .roles("member")
                .device("phone")
                .expiresAt(end.plusSeconds(1))
                .as(Identity.of("ann").roles("staff").expiresAt(end).build())
                .identity()
                .orElseThrow();

        assertEquals("ann", identity.name());
        assertEquals(Set.of("member", "staff"), identity.roles());
        assertEquals(Optional.of("phone"), identity.device());
        assertEquals(Optional.of(end), identity.expiresAt());
    }

    @Test
    void acceptAloneSaysNothingOfThePeer() {
        assertEquals(Optional.empty(), UpgradeDecision.accept().identity());
        assertFalse(UpgradeDecision.accept().isRefusal());
    }

    @Test
    void aRefusalHasAnErrorStatusAndGrantsNothing() {
        for (int status : new int[] {101, 200, 302, 399, 600}) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> UpgradeDecision.refuse(status));
            assertEquals("a refusal's status is " + status + ", but must be from 400 to 599", thrown.getMessage());
        }
        assertThrows(
                IllegalStateException.class, () -> UpgradeDecision.refuse(401).as("ann"));
        assertThrows(
                IllegalStateException.class, () -> UpgradeDecision.refuse(401).roles("member"));
        var welcoming = assertThrows(
                IllegalStateException.class, () -> UpgradeDecision.accept().text("welcome"));
        assertEquals("an accepted upgrade has no body: its response is the 101", welcoming.getMessage());
    }

    @Test
    void headersCannotForgeAnotherResponse() {
        var accepting = UpgradeDecision.accept();
        for (String value : List.of("a\r\nSet-Cookie: x=1", "a\nb", "nul\0", "\u20ac")) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> accepting.header("X-A", value));
            assertEquals("the value of \"X-A\" has characters that no header may have", thrown.getMessage());
        }
        for (String name : List.of(
                "",
                "a b",
                "a:b",
                "Sec-WebSocket-Accept",
                "upgrade",
                "Connection",
                "Content-Length",
                "Transfer-Encoding")) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> accepting.header(name, "x"));
            assertEquals("\"" + name + "\" is no header that a decision can set", thrown.getMessage());
        }
    }

    @Test
    void valuesOfOneHeaderStandTogetherWhateverItsSpelling() {
        var decision = UpgradeDecision.refuse(401).header("Set-Cookie", "a=1").header("set-cookie", "b=2");

        assertEquals(Map.of("Set-Cookie", List.of("a=1", "b=2")), decision.headers());
    }

    @Test
    void onlyARefusalCanBeThrown() {
        assertThrows(IllegalArgumentException.class, () -> new UpgradeRefusedException(UpgradeDecision.accept()));
        assertEquals("upgrade refused with 404", new UpgradeRefusedException(404).getMessage());
    }

    @Test
    void anIdentityHasANameAndShowsNothingButThatAndItsRoles() {
        var secret = AttributeKey.of("secret", String.class);
        Identity identity =
                Identity.of("ann").roles("member").attribute(secret, "s3cret").build();

        assertEquals("ann[member]", identity.toString());
        assertEquals(
                "UpgradeDecision[101]", UpgradeDecision.accept().as(identity).toString());
        assertThrows(IllegalArgumentException.class, () -> Identity.of("  "));
        assertTrue(Identity.anonymous().isAnonymous());
        assertFalse(Identity.of("anonymous").build().isAnonymous());
        assertEquals(
                Set.of(), identity.toBuilder().withoutRole("member").build().roles());
    }
}
