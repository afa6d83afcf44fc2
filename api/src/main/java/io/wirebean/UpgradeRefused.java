// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gate has refused an upgrade; fired as a CDI event, sync and async. The new token of a live connection that is refused is
 * no refused upgrade, and told to its peer alone.
 *
 * @param path decoded, below the context path
 * @param controllers that serve the path
 * @param status the HTTP status of the answer
 * @param reason which check or guard refused, for people who operate; of a guard the client is told nothing of it
 * @param identity who it was, as far as was known
 * @param remoteAddress null where the server does not tell
 * @since 0.1
 */
public record UpgradeRefused(
        String path,
        Set<Class<?>> controllers,
        int status,
        String reason,
        Identity identity,
        @Nullable InetSocketAddress remoteAddress) {

    /** Copies the set. */
    public UpgradeRefused {
        controllers = Set.copyOf(controllers);
    }
}
