// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

import io.wirebean.Identity;
import java.util.Optional;

/**
 * Answers: who is behind this token? Asked by {@code io.wirebean.security.BearerGuard}; a Jakarta REST filter may ask the
 * same bean.
 *
 * <p>Several are asked by {@code @Priority} until one knows the token. Called by guards, on their threads, by many at
 * once; may block.
 *
 * @since 0.1
 */
public interface TokenVerifier {

    /**
     * The identity, with its expiry; empty for a token that is not valid, or not any more.
     *
     * <p>What it throws is a failure of the server, 500 and a warning in the log: catch what a library throws for a token
     * that it cannot read, or whoever sends nonsense fills the log.
     */
    Optional<Identity> verify(String token);
}
