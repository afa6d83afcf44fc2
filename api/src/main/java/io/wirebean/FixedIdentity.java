// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of an identity. */
final class FixedIdentity implements Identity {

    static final FixedIdentity ANONYMOUS =
            new FixedIdentity(new Named("anonymous"), true, Set.of(), null, null, Map.of());

    private final Principal principal;
    private final boolean anonymous;
    private final Set<String> roles;
    private final @Nullable String device;
    private final @Nullable Instant expiresAt;
    private final Map<AttributeKey<?>, Object> attributes;

    FixedIdentity(
            Principal principal,
            boolean anonymous,
            Set<String> roles,
            @Nullable String device,
            @Nullable Instant expiresAt,
            Map<AttributeKey<?>, Object> attributes) {
        this.principal = principal;
        this.anonymous = anonymous;
        this.roles = Set.copyOf(roles);
        this.device = device;
        this.expiresAt = expiresAt;
        this.attributes = Map.copyOf(attributes);
    }

    @Override
    public Principal principal() {
        return principal;
    }

    @Override
    public boolean isAnonymous() {
        return anonymous;
    }

    @Override
    public Set<String> roles() {
        return roles;
    }

    @Override
    public Optional<String> device() {
        return Optional.ofNullable(device);
    }

    @Override
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    @Override
    public Map<AttributeKey<?>, Object> attributes() {
        return attributes;
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
