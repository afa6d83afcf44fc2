// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.UpgradeRequest;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade request as a server tells it, nothing decoded.
 *
 * @param rawPath below the context path, as the client wrote it, percent-encoded
 * @param rawQuery as the client wrote it; null for none
 * @param headers by any spelling, each with its values
 * @param peer who and where, as far as the server tells
 */
public record RawUpgrade(
        String method, String rawPath, @Nullable String rawQuery, Map<String, List<String>> headers, Peer peer) {

    /** Method and path alone: query and headers may hold what no log should show. */
    @Override
    public String toString() {
        return "RawUpgrade[" + method + " " + rawPath + "]";
    }

    /**
     * Who connects, from where to where.
     *
     * @param remote null where the server does not tell
     * @param local null where the server does not tell
     * @param secure whether it speaks TLS with this server
     * @param session null for none
     */
    public record Peer(
            Caller caller,
            @Nullable InetSocketAddress remote,
            @Nullable InetSocketAddress local,
            boolean secure,
            UpgradeRequest.@Nullable HttpSession session) {

        /** A peer of which the server tells nothing. */
        public static final Peer UNKNOWN = new Peer(Caller.NOBODY, null, null, false, null);
    }

    /**
     * Who the server's own login says it is.
     *
     * @param principal null for nobody
     * @param roles those of the application's declared roles that it has
     * @param inRole whether it has a role, declared or not; asked while the server's request lives
     */
    public record Caller(@Nullable Principal principal, Set<String> roles, Predicate<String> inRole) {

        /** Nobody is logged in. */
        public static final Caller NOBODY = new Caller(null, Set.of(), role -> false);
    }
}
