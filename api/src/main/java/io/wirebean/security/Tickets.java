// SPDX-License-Identifier: Apache-2.0
package io.wirebean.security;

import io.wirebean.Identity;
import java.time.Duration;
import java.util.Optional;

/**
 * One-time tickets: handed out over REST to somebody who is logged in, spent by the upgrade as {@code ?ticket=…}, which is
 * the one place where a browser's WebSocket can always put something. Inject it anywhere; {@link TicketGuard} spends them.
 *
 * <p>Tickets are kept in memory, by this server alone; thread-safe.
 *
 * @since 0.1
 */
public interface Tickets {

    /**
     * A ticket for {@code wirebean.ticket.timeout}.
     *
     * @throws IllegalStateException if {@code wirebean.ticket.max-open} are open
     */
    String issue(Identity identity);

    /** A ticket for this long. */
    String issue(Identity identity, Duration lifetime);

    /** Spends a ticket; empty if it is unknown, spent or too old. */
    Optional<Identity> spend(String ticket);
}
