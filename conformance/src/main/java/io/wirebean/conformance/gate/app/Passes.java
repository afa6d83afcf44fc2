// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.gate.app;

import io.wirebean.Identity;
import io.wirebean.spi.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads tokens {@code pass.<anything>.<name>.<role_role>.<ms>}, which live so long from when they are read, 0 for ever. For
 * {@code boom} it fails, and tells the token in its failure.
 */
@ApplicationScoped
public class Passes implements TokenVerifier {

    @Override
    public Optional<Identity> verify(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 5 || !parts[0].equals("pass")) {
            return Optional.empty();
        }
        if (parts[2].equals("boom")) {
            throw new IllegalStateException("cannot read " + token);
        }
        var identity = Identity.of(parts[2]).roles(parts[3].split("_"));
        long millis = Long.parseLong(parts[4]);
        return Optional.of((millis == 0 ? identity : identity.expiresIn(Duration.ofMillis(millis))).build());
    }
}
