// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wirebean.AttributeKey;
import io.wirebean.Identity;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketBookTest {

    private static final Identity ANN = Identity.of("ann").build();

    private final MovedClock clock = new MovedClock();
    private final TicketBook book = new TicketBook(clock, Duration.ofSeconds(30), 2);

    @Test
    void aTicketIsForWhoItWasIssuedToWhateverBecomesOfThatIdentity() {
        var changing = new HashSet<>(Set.of("member"));
        Identity view = new Identity() {
            @Override
            public Principal principal() {
                return () -> "ann";
            }

            @Override
            public boolean isAnonymous() {
                return false;
            }

            @Override
            public Set<String> roles() {
                return changing;
            }

            @Override
            public Optional<String> device() {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> expiresAt() {
                return Optional.empty();
            }

            @Override
            public Map<AttributeKey<?>, Object> attributes() {
                return Map.of();
            }
        };

        String ticket = book.issue(view);
        changing.add("staff");

        assertEquals(Set.of("member"), book.spend(ticket).orElseThrow().roles());
    }

    @Test
    void aTicketIsSpentOnce() {
        String ticket = book.issue(ANN);

        assertEquals(Optional.of(ANN), book.spend(ticket));
        assertEquals(Optional.empty(), book.spend(ticket));
        assertEquals(Optional.empty(), book.spend("unknown"));
    }

    @Test
    void aTicketThatIsTooOldIsWorthNothing() {
        String usual = book.issue(ANN);
        String longer = book.issue(ANN, Duration.ofMinutes(1));

        clock.now = clock.now.plusSeconds(30);

        assertEquals(Optional.empty(), book.spend(usual));
        assertEquals(Optional.of(ANN), book.spend(longer));
    }

    @Test
    void onlySoManyAreOpenAndOldOnesMakeRoom() {
        book.issue(ANN);
        book.issue(ANN, Duration.ofMinutes(1));

        var thrown = assertThrows(IllegalStateException.class, () -> book.issue(ANN));
        assertEquals("2 tickets are open, which is the limit (wirebean.ticket.max-open)", thrown.getMessage());
        clock.now = clock.now.plusSeconds(30);
        book.issue(ANN);
        assertThrows(IllegalStateException.class, () -> book.issue(ANN));
    }

    @Test
    void itsTextShowsNoTicket() {
        book.issue(ANN);

        assertEquals("1 open tickets", book.toString());
    }

    /** A clock that the test moves. */
    private static final class MovedClock extends Clock {

        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
