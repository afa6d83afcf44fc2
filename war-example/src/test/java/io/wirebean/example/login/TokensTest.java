// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirebean.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Tokens tokens = new Tokens();

    TokensTest() {
        at(NOON);
    }

    @Test
    void tokenStandsForItsUserUntilItsTimeIsOver() {
        Login login = tokens.issue("ann").orElseThrow();

        assertEquals(1800, login.expiresIn());
        Identity ann = tokens.verify(login.token()).orElseThrow();
        assertEquals("ann", ann.name());
        assertEquals(Optional.of(NOON.plusSeconds(1800)), ann.expiresAt());

        at(NOON.plusSeconds(1800));
        assertEquals(Optional.empty(), tokens.verify(login.token()));
    }

    @Test
    void everybodyIsMemberAndAdminsAreStaff() {
        assertEquals(Set.of("member"), identity("ann").roles());
        assertEquals(Set.of("member", "staff"), identity("admin ann").roles());
        assertEquals(Set.of("member"), identity("badmin").roles());
    }

    @Test
    void noTwoTokensAreAlikeAndNoneIsShown() {
        Login first = tokens.issue("ann").orElseThrow();
        Login second = tokens.issue("ann").orElseThrow();

        assertNotEquals(first.token(), second.token());
        assertEquals(43, first.token().length());
        assertFalse(first.toString().contains(first.token()));
    }

    @Test
    void whatWasNeverIssuedIsNobody() {
        assertEquals(Optional.empty(), tokens.verify("ann"));
    }

    @Test
    void forgottenUserHasNoLoginLeftAndOthersKeepTheirs() {
        Login ann = tokens.issue("ann").orElseThrow();
        Login annToo = tokens.issue("ann").orElseThrow();
        Login bob = tokens.issue("bob").orElseThrow();

        tokens.forget("ann");

        assertEquals(Optional.empty(), tokens.verify(ann.token()));
        assertEquals(Optional.empty(), tokens.verify(annToo.token()));
        assertTrue(tokens.verify(bob.token()).isPresent());
    }

    @Test
    void fullHouseTakesNobodyUntilSomebodysTimeIsOver() {
        IntStream.range(0, Tokens.MAX_OPEN).forEach(i -> tokens.issue("ann " + i));

        assertEquals(Optional.empty(), tokens.issue("bob"));

        at(NOON.plus(Duration.ofMinutes(30)));
        assertTrue(tokens.issue("bob").isPresent());
    }

    private Identity identity(String username) {
        return tokens.verify(tokens.issue(username).orElseThrow().token()).orElseThrow();
    }

    private void at(Instant now) {
        tokens.clock = Clock.fixed(now, ZoneOffset.UTC);
    }
}
