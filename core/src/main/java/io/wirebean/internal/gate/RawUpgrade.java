// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade request as a server tells it, nothing decoded.
 *
 * @param rawPath below the context path, as the client wrote it, percent-encoded
 * @param rawQuery as the client wrote it; null for none
 * @param headers by any spelling, each with its values
 * @param peer who and where, as far as the server tells
 */
public record RawUpgrade(String rawPath, @Nullable String rawQuery, Map<String, List<String>> headers, Peer peer) {

    /**
     * Who connects, from where to where; each null where the server does not tell.
     */
    public record Peer(
            @Nullable Principal principal, @Nullable InetSocketAddress remote, @Nullable InetSocketAddress local) {

        /** A peer of which the server tells nothing. */
        public static final Peer UNKNOWN = new Peer(null, null, null);
    }
}
