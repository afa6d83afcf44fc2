// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.internal.model.EndpointPlan;
import io.wirebean.internal.model.Settings;
import io.wirebean.security.TicketGuard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a client may carry its token, and what of the request is one. */
final class Tokens {

    /** A browser cannot set headers on a WebSocket's upgrade; a subprotocol it can. */
    private static final String CARRIER = "bearer.";

    private static final String SCHEME = "bearer ";

    private final Settings.Tokens settings;

    Tokens(Settings.Tokens settings) {
        this.settings = settings;
    }

    /** A token, and whether the browser sends it by itself. */
    record Found(String value, boolean fromCookie) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Found[fromCookie=" + fromCookie + "]";
        }
    }

    /** The token of a request, from the first place that has one. */
    Optional<Found> find(HandshakeFacts request, EndpointPlan endpoint) {
        return first(authorization(request))
                .or(() -> first(carried(request.headers()).stream().findFirst()))
                .or(() -> cookie(request))
                .or(() -> settings.inQuery() || endpoint.tokenInQuery()
                        ? first(request.query(settings.queryName()))
                        : Optional.empty());
    }

    /** The subprotocols that a client offers, without those that carry a token. */
    static List<String> offered(Headers headers) {
        return headers.items("sec-websocket-protocol").stream()
                .filter(Predicate.not(Tokens::isCarrier))
                .toList();
    }

    /** Whether nothing is left to choose beside the token, which is never sent back: a browser would give up then. */
    static boolean carriesNothingElse(Headers headers) {
        return offered(headers).isEmpty()
                && !headers.items("sec-websocket-protocol").isEmpty();
    }

    /** The client's first subprotocol that is spoken here; null where there is none. */
    static @Nullable String firstSpoken(Headers headers, List<String> spoken) {
        return offered(headers).stream().filter(spoken::contains).findFirst().orElse(null);
    }

    /** The query parameters that are credentials, whether they are looked at or not. */
    Set<String> secretParameters() {
        return settings.queryName().equals(TicketGuard.PARAMETER)
                ? Set.of(TicketGuard.PARAMETER)
                : Set.of(settings.queryName(), TicketGuard.PARAMETER);
    }

    private static boolean isCarrier(String subprotocol) {
        return subprotocol.toLowerCase(Locale.ROOT).startsWith(CARRIER);
    }

    private static Optional<String> authorization(HandshakeFacts request) {
        return request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    /** The tokens that subprotocols carry. */
    static List<String> carried(Headers headers) {
        return headers.items("sec-websocket-protocol").stream()
                .filter(Tokens::isCarrier)
                .map(carrier -> carrier.substring(CARRIER.length()))
                .toList();
    }

    private Optional<Found> cookie(HandshakeFacts request) {
        return settings.cookieName().isEmpty()
                ? Optional.empty()
                : request.cookie(settings.cookieName())
                        .filter(Predicate.not(String::isEmpty))
                        .map(value -> new Found(value, true));
    }

    private static Optional<Found> first(Optional<String> token) {
        return token.filter(Predicate.not(String::isEmpty)).map(value -> new Found(value, false));
    }
}
