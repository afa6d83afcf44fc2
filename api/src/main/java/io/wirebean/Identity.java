// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a peer is, what it may do, and for how long; immutable.
 *
 * <p>A connection has one from its upgrade on, put together by the gate. It can be replaced
 * ({@link Connection#replaceIdentity}), expires, and can be revoked ({@link Audience#revoke}). May be taken as a parameter
 * of any handler; what is injected shows the identity of the connection at the moment that it is asked.
 *
 * <p>It is Wirebean's: an EJB with {@code @RolesAllowed}, {@code SecurityContext} and {@code isUserInRole} see the
 * server's caller, never a principal that a guard made up.
 *
 * @since 0.1
 */
public interface Identity {

    /** Who it is; for a peer that nobody knows a principal of the name {@code anonymous}. */
    Principal principal();

    /** The name of the principal, under which {@link Connections#user} finds it. */
    default String name() {
        return principal().getName();
    }

    /** Whether nobody knows who it is. */
    boolean isAnonymous();

    /** The roles that {@code @RolesAllowed} asks for. */
    Set<String> roles();

    /** Whether it has a role. */
    default boolean hasRole(String role) {
        return roles().contains(role);
    }

    /** Which of the user's devices it is. */
    Optional<String> device();

    /** When it ends: a connection that has no newer identity by then is closed with 4401. */
    Optional<Instant> expiresAt();

    /** The value of an attribute that a guard has set. */
    default <T> Optional<T> attribute(AttributeKey<T> key) {
        return Optional.ofNullable(key.type().cast(attributes().get(key)));
    }

    /** All attributes. */
    Map<AttributeKey<?>, Object> attributes();

    /** A builder that begins with all of this. */
    default Builder toBuilder() {
        return new Builder(this);
    }

    /** Nobody that is known. */
    static Identity anonymous() {
        return FixedIdentity.ANONYMOUS;
    }

    /**
     * An identity of this principal.
     *
     * @throws IllegalArgumentException if it has no name
     */
    static Builder of(Principal principal) {
        if (principal.getName() == null) {
            throw new IllegalArgumentException("a principal must have a name");
        }
        return new Builder(new FixedIdentity(principal, false, Set.of(), null, null, Map.of()));
    }

    /**
     * An identity of a principal with this name.
     *
     * @throws IllegalArgumentException for a blank name
     */
    static Builder of(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a user's name must not be blank");
        }
        return of(new FixedIdentity.Named(name));
    }

    /**
     * Makes identities.
     *
     * @since 0.1
     */
    final class Builder {

        private final Principal principal;
        private final boolean anonymous;
        private final Set<String> roles;
        private final Map<AttributeKey<?>, Object> attributes;
        private @Nullable String device;
        private @Nullable Instant expiresAt;

        private Builder(Identity from) {
            principal = from.principal();
            anonymous = from.isAnonymous();
            roles = new LinkedHashSet<>(from.roles());
            attributes = new HashMap<>(from.attributes());
            device = from.device().orElse(null);
            expiresAt = from.expiresAt().orElse(null);
        }

        /** Adds roles. */
        public Builder roles(String... more) {
            roles.addAll(List.of(more));
            return this;
        }

        /** Takes a role away. */
        public Builder withoutRole(String role) {
            roles.remove(role);
            return this;
        }

        /** Says which of the user's devices it is. */
        public Builder device(String device) {
            this.device = device;
            return this;
        }

        /** Says when it ends. */
        public Builder expiresAt(Instant expiresAt) {
            this.expiresAt = expiresAt;
            return this;
        }

        /** Says when it ends, unless it ends earlier. */
        public Builder expiresAtLatest(Instant latest) {
            Instant known = expiresAt;
            return expiresAt(known == null || latest.isBefore(known) ? latest : known);
        }

        /** Says how long it lives from now on. */
        public Builder expiresIn(Duration lifetime) {
            return expiresAt(Instant.now().plus(lifetime));
        }

        /** Sets an attribute. */
        public <T> Builder attribute(AttributeKey<T> key, T value) {
            attributes.put(key, key.type().cast(value));
            return this;
        }

        /** The identity. */
        public Identity build() {
            return new FixedIdentity(principal, anonymous, roles, device, expiresAt, attributes);
        }
    }
}
