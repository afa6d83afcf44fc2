// SPDX-License-Identifier: Apache-2.0
package io.wirebean.security;

import io.wirebean.UpgradeDecision;
import io.wirebean.UpgradeRequest;
import io.wirebean.spi.UpgradeGuard;
import java.util.Map;

/**
 * Admits who brings an open ticket of {@link Tickets} in the query parameter {@code ticket}, or where a bearer token may
 * stand, and spends it; refuses all others with 401.
 *
 * @since 0.1
 */
public final class TicketGuard implements UpgradeGuard {

    /** The query parameter. It is kept out of {@link io.wirebean.Handshake}. */
    public static final String PARAMETER = "ticket";

    private final Tickets tickets;

    /** Made by Wirebean. */
    public TicketGuard(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public UpgradeDecision decide(UpgradeRequest request) {
        return request.query(PARAMETER)
                .or(request::bearerToken)
                .flatMap(tickets::spend)
                .map(identity -> UpgradeDecision.accept().as(identity))
                .orElseGet(() -> UpgradeDecision.refuse(401)
                        .header("WWW-Authenticate", challenge())
                        .json(Map.of("error", "unauthorized")));
    }

    @Override
    public String challenge() {
        return "Ticket";
    }
}
