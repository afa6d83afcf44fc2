// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Identity;
import io.wirebean.UpgradeRequest;
import io.wirebean.internal.model.EndpointPlan;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The request as guards see it; notes whether they looked at what a browser sends by itself. */
final class UpgradeView implements UpgradeRequest {

    private final EndpointPlan endpoint;
    private final HandshakeFacts facts;
    private final Circumstances around;
    private final Credentials credentials;
    private final long begunAt = System.nanoTime();
    private volatile Identity identity;
    private volatile boolean tokenSeen;
    private volatile boolean callerSeen;
    private volatile boolean cookieSeen;
    private volatile boolean sessionSeen;

    UpgradeView(EndpointPlan endpoint, HandshakeFacts facts, Circumstances around, Credentials credentials) {
        this.endpoint = endpoint;
        this.facts = facts;
        this.around = around;
        this.credentials = credentials;
        this.identity = facts.caller();
    }

    /**
     * What belongs to the server's request and not to the handshake.
     *
     * @param renewal whether there is none, since a live connection has sent a token
     */
    record Circumstances(
            String method,
            Predicate<String> callerInRole,
            UpgradeRequest.@Nullable HttpSession session,
            boolean renewal) {}

    /**
     * What of the request is a credential.
     *
     * @param found the token; null for none
     * @param parameters the query parameters that hold credentials
     */
    record Credentials(Tokens.@Nullable Found found, Set<String> parameters) {}

    EndpointPlan endpoint() {
        return endpoint;
    }

    HandshakeFacts facts() {
        return facts;
    }

    long begunAt() {
        return begunAt;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Who it is so far; no guard asks. */
    Identity known() {
        return identity;
    }

    /** What guards after this see. */
    void identity(Identity known) {
        identity = known;
    }

    /** The session that somebody has looked into, or whose login had a part in the identity; null for none. */
    UpgradeRequest.@Nullable HttpSession sessionOfIdentity() {
        return sessionSeen || isCallers() ? around.session() : null;
    }

    UpgradeRequest.@Nullable HttpSession anySession() {
        return around.session();
    }

    /** Whether a page that is not ours could have had the browser bring along what it was admitted by. */
    boolean isAmbient() {
        return cookieSeen || sessionSeen || isCallers();
    }

    /** Whether the guards of a live connection are asked again. */
    boolean isRenewal() {
        return around.renewal();
    }

    /** Whether somebody has asked for the token. */
    boolean isTokenSeen() {
        return tokenSeen;
    }

    /** Whether the server's login had a part in the identity: a guard has looked at it, or has added to it. */
    private boolean isCallers() {
        Identity caller = facts.caller();
        return !caller.isAnonymous() && (callerSeen || caller.name().equals(identity.name()));
    }

    @Override
    public String method() {
        return around.method();
    }

    @Override
    public Set<Class<?>> controllers() {
        return endpoint.controllers();
    }

    @Override
    public List<String> subprotocols() {
        return Tokens.offered(facts.headers());
    }

    @Override
    public Optional<String> origin() {
        return facts.header("origin");
    }

    @Override
    public boolean isSecure() {
        return facts.isSecure();
    }

    @Override
    public Optional<String> bearerToken() {
        Tokens.Found token = credentials.found();
        if (token == null) {
            return Optional.empty();
        }
        tokenSeen = true;
        cookieSeen |= token.fromCookie();
        return Optional.of(token.value());
    }

    @Override
    public Identity identity() {
        callerSeen |= isCallers();
        return identity;
    }

    @Override
    public boolean isCallerInRole(String role) {
        callerSeen = true;
        return !facts.caller().isAnonymous() && around.callerInRole().test(role);
    }

    @Override
    public Optional<HttpSession> session() {
        sessionSeen |= around.session() != null;
        return Optional.ofNullable(around.session());
    }

    @Override
    public Optional<String> cookie(String name) {
        Optional<String> cookie = facts.cookie(name);
        cookieSeen |= cookie.isPresent();
        return cookie;
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = facts.headers(name);
        tokenSeen |= name.equalsIgnoreCase("authorization");
        cookieSeen |= name.equalsIgnoreCase("cookie") && !values.isEmpty();
        return values;
    }

    @Override
    public URI uri() {
        return facts.uri();
    }

    @Override
    public String path() {
        return facts.path();
    }

    @Override
    public Map<String, String> pathVariables() {
        return facts.pathVariables();
    }

    @Override
    public Map<String, List<String>> query() {
        return facts.query();
    }

    @Override
    public Optional<String> subprotocol() {
        return facts.subprotocol();
    }

    @Override
    public Optional<Principal> principal() {
        callerSeen = true;
        return facts.principal();
    }

    @Override
    public Locale locale() {
        return facts.locale();
    }

    @Override
    public Optional<InetSocketAddress> remoteAddress() {
        return facts.remoteAddress();
    }

    @Override
    public Optional<InetSocketAddress> localAddress() {
        return facts.localAddress();
    }

    /** The path alone: all else may hold what no log should show. */
    @Override
    public String toString() {
        return "Upgrade[" + path() + "]";
    }
}
