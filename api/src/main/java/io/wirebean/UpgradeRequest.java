// SPDX-License-Identifier: Apache-2.0
package io.wirebean;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An upgrade request as a guard sees it, before the 101: the handshake with all its credentials, and what is known of the
 * peer so far. Not to be kept: it is of no use once the gate has decided.
 *
 * @since 0.1
 */
public interface UpgradeRequest extends Handshake {

    /** {@inheritDoc} Here with credentials. */
    @Override
    URI uri();

    /** The HTTP method, {@code GET}. */
    String method();

    /** The controllers that serve the path. */
    Set<Class<?>> controllers();

    /** The subprotocols that the client offers, in its order, without those that carry a token. */
    List<String> subprotocols();

    /** The {@code Origin} header, which browsers send; it has passed {@code wirebean.origin.allowed}. */
    Optional<String> origin();

    /** Whether the client speaks TLS, to this server or to a proxy that {@code wirebean.proxy.trusted} names. */
    boolean isSecure();

    /**
     * The client's token, from the first of these that has one: the header {@code Authorization: Bearer}, a subprotocol
     * {@code bearer.<token>}, the cookie {@code wirebean.upgrade.token-cookie}, and, where it is switched on, the query
     * parameter {@code wirebean.upgrade.token-query-name}. When a client renews its identity on a live connection, what it
     * sent.
     */
    Optional<String> bearerToken();

    /** Who it is so far: the server's own caller with its roles, or what guards before this one have found. */
    Identity identity();

    /** Whether the server's own caller has a role; false where nobody is logged in. */
    boolean isCallerInRole(String role);

    /** The HTTP session, where the client has one; never made by this. */
    Optional<HttpSession> session();

    /**
     * A look into an HTTP session.
     *
     * @since 0.1
     */
    interface HttpSession {

        /** Its id; empty for a session that is over. */
        String id();

        /** The value of an attribute; empty also in a session that is over. */
        Optional<Object> attribute(String name);
    }
}
