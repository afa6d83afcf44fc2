// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.Guarded;
import io.wirebean.Handshake;
import io.wirebean.OnWSMessage;
import io.wirebean.WSController;
import io.wirebean.security.BearerGuard;
import io.wirebean.security.TicketGuard;
import jakarta.annotation.security.PermitAll;

/** Controllers that want a token, and one that wants nothing. */
public final class TokenControllers {

    private TokenControllers() {}

    /** A token in any of the places that are on by default. */
    @PermitAll
    @Guarded(BearerGuard.class)
    @WSController(value = "/bearer", subprotocols = "v1.chat")
    public static class Bearer extends Answering {

        @OnWSMessage("handshake")
        String handshake(Handshake handshake) {
            return handshake.uri() + " " + handshake.query() + handshake.headers("Authorization")
                    + handshake.headers("Sec-WebSocket-Protocol") + handshake.headers("Cookie");
        }
    }

    /** A token in the query too. */
    @PermitAll
    @Guarded(BearerGuard.class)
    @WSController(value = "/bearer/query", tokenInQuery = true)
    public static class Query extends Bearer {}

    /** A one-time ticket. */
    @Guarded(TicketGuard.class)
    @WSController("/ticket")
    public static class Ticket extends Answering {}

    /** Whoever the global guard lets in. */
    @WSController("/open")
    public static class Open extends Answering {}
}
