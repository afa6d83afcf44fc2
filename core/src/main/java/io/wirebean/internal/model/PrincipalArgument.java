// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Identity;
import io.wirebean.SystemCode;
import io.wirebean.WSFailureException;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a parameter with who the peer is.
 *
 * @param wanted Principal or a subtype, which not every peer's principal is
 * @param optional whether it takes an Optional, empty for a peer that nobody knows and for one of another type
 */
record PrincipalArgument(Class<?> wanted, boolean optional) implements ArgumentPlan<PeerFacts> {

    @Override
    public @Nullable Object value(PeerFacts call) {
        Identity identity = call.identity();
        Principal principal = identity.principal();
        boolean fits = wanted.isInstance(principal);
        if (optional) {
            return fits && !identity.isAnonymous() ? Optional.of(principal) : Optional.empty();
        }
        if (!fits) {
            throw new WSFailureException(
                    SystemCode.FORBIDDEN.name(), SystemCode.FORBIDDEN.status(), "this is not for who is connected");
        }
        return principal;
    }
}
