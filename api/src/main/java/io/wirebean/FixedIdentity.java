// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an identity; the components have other names than the methods where those are optional. */
record FixedIdentity(
        Principal principal,
        boolean isAnonymous,
        Set<String> roles,
        @Nullable String deviceOrNone,
        @Nullable Instant endOrNone,
        Map<AttributeKey<?>, Object> attributes)
        implements Identity {

    static final FixedIdentity ANONYMOUS =
            new FixedIdentity(new Named("anonymous"), true, Set.of(), null, null, Map.of());

    FixedIdentity {
        roles = Set.copyOf(roles);
        attributes = Map.copyOf(attributes);
    }

    @Override
    public Optional<String> device() {
        return Optional.ofNullable(deviceOrNone);
    }

    @Override
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(endOrNone);
    }

    /** Name and roles alone: attributes may hold what no log should show, and so may a principal's own text. */
    @Override
    public String toString() {
        return principal.getName() + roles;
    }

    /** A principal that is a name and no more. */
    record Named(String name) implements Principal {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
