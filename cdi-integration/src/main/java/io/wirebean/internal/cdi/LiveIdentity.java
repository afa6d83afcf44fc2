// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.AttributeKey;
import io.wirebean.Connection;
import io.wirebean.Identity;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The identity of a connection as it is whenever it is asked. */
record LiveIdentity(Connection connection) implements Identity {

    @Override
    public Principal principal() {
        return connection.identity().principal();
    }

    @Override
    public boolean isAnonymous() {
        return connection.identity().isAnonymous();
    }

    @Override
    public Set<String> roles() {
        return connection.identity().roles();
    }

    @Override
    public Optional<String> device() {
        return connection.identity().device();
    }

    @Override
    public Optional<Instant> expiresAt() {
        return connection.identity().expiresAt();
    }

    @Override
    public Map<AttributeKey<?>, Object> attributes() {
        return connection.identity().attributes();
    }

    @Override
    public String toString() {
        return connection.identity().toString();
    }
}
