// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.Guarded;
import io.wirebean.Identity;
import io.wirebean.WSController;
import io.wirebean.security.BearerGuard;
import io.wirebean.security.TicketGuard;
import io.wirebean.security.Tickets;
import io.wirebean.spi.TokenVerifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadyGuardsTest {

    @Test
    void verifiersStandBehindTheGuardOfTokens() {
        try (var app = RunningApplication.of(ForTokens.class, Verifier.class)) {
            assertEquals(401, Knock.at(app, "/tokens").status());
            assertEquals(401, Knock.withToken(app, "/tokens", "wrong").status());
            assertEquals(403, Knock.withToken(app, "/tokens", "ann").status());

            Identity eve = Knock.withToken(app, "/tokens", "eve").admission().identity();
            assertEquals("eve[staff]", eve.name() + eve.roles());
        }
    }

    @Test
    void ticketsAreSpentOnce() {
        try (var app = RunningApplication.of(ForTickets.class)) {
            String ticket = app.bean(Tickets.class).issue(Identity.of("ann").build());

            Knock first = Knock.withQuery(app, "/tickets", "ticket=" + ticket);

            assertEquals("ann", first.admission().identity().name());
            assertEquals(
                    401, Knock.withQuery(app, "/tickets", "ticket=" + ticket).status());
        }
    }

    @ApplicationScoped
    static class Verifier implements TokenVerifier {
        @Override
        public Optional<Identity> verify(String token) {
            return switch (token) {
                case "ann" -> Optional.of(Identity.of("ann").build());
                case "eve" -> Optional.of(Identity.of("eve").roles("staff").build());
                default -> Optional.empty();
            };
        }
    }

    @RolesAllowed("staff")
    @WSController("/tokens")
    @Guarded(BearerGuard.class)
    static class ForTokens {}

    @WSController("/tickets")
    @Guarded(TicketGuard.class)
    static class ForTickets {}
}
