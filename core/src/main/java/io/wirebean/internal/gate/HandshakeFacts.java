// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.internal.model.EndpointPlan.Credentials;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of one upgrade, copied once: nobody touches the HTTP request afterwards. */
final class HandshakeFacts implements Handshake {

    private final Target target;
    private final Headers headers;
    private final @Nullable String subprotocol;
    private final Ends ends;

    HandshakeFacts(Target target, Headers headers, @Nullable String subprotocol, Ends ends) {
        this.target = target;
        this.headers = headers;
        this.subprotocol = subprotocol;
        this.ends = ends;
    }

    /** What was asked for, decoded once. */
    record Target(URI uri, String path, Map<String, String> pathVariables, Map<String, List<String>> query) {

        /** @throws IllegalArgumentException if path and query are not a URI */
        static Target of(RawUpgrade raw, String path, Map<String, String> variables) {
            String query = raw.rawQuery();
            return new Target(
                    URI.create(query == null ? raw.rawPath() : raw.rawPath() + "?" + query),
                    path,
                    Map.copyOf(variables),
                    PercentEncoding.query(query));
        }

        /** The path alone: the query may hold what no log should show. */
        @Override
        public String toString() {
            return "Target[" + path + "]";
        }

        /** Without these query parameters, in the URI too. */
        Target without(Set<String> parameters) {
            if (parameters.stream().noneMatch(query::containsKey)) {
                return this;
            }
            Map<String, List<String>> kept = new HashMap<>(query);
            kept.keySet().removeAll(parameters);
            String rest = PercentEncoding.without(uri.getRawQuery(), parameters);
            URI stripped = URI.create(rest.isEmpty() ? uri.getRawPath() : uri.getRawPath() + "?" + rest);
            return new Target(stripped, path, pathVariables, Map.copyOf(kept));
        }
    }

    /**
     * Who connects, from where to where.
     *
     * @param caller who the server's own login says it is
     * @param secure whether the client speaks TLS
     */
    record Ends(
            Identity caller, @Nullable InetSocketAddress remote, @Nullable InetSocketAddress local, boolean secure) {}

    /** What a connection keeps: without the credentials that no handler asked for. */
    HandshakeFacts kept(Credentials wanted, Set<String> secretParameters, @Nullable String chosenSubprotocol) {
        return new HandshakeFacts(
                target.without(secretParameters), headers.withoutCredentialsExcept(wanted), chosenSubprotocol, ends);
    }

    /** The same with one more header. */
    HandshakeFacts with(String header, String value) {
        return new HandshakeFacts(target, headers.with(header, value), subprotocol, ends);
    }

    Headers headers() {
        return headers;
    }

    Identity caller() {
        return ends.caller();
    }

    boolean isSecure() {
        return ends.secure();
    }

    @Override
    public URI uri() {
        return target.uri();
    }

    @Override
    public String path() {
        return target.path();
    }

    @Override
    public Map<String, String> pathVariables() {
        return target.pathVariables();
    }

    @Override
    public Map<String, List<String>> query() {
        return target.query();
    }

    @Override
    public List<String> headers(String name) {
        return headers.all(name);
    }

    @Override
    public Optional<String> cookie(String name) {
        return headers.cookie(name);
    }

    @Override
    public Optional<String> subprotocol() {
        return Optional.ofNullable(subprotocol);
    }

    @Override
    public Optional<Principal> principal() {
        return caller().isAnonymous() ? Optional.empty() : Optional.of(caller().principal());
    }

    @Override
    public Locale locale() {
        return headers.locale();
    }

    @Override
    public Optional<InetSocketAddress> remoteAddress() {
        return Optional.ofNullable(ends.remote());
    }

    @Override
    public Optional<InetSocketAddress> localAddress() {
        return Optional.ofNullable(ends.local());
    }

    /** The path alone: query and headers may hold what no log should show. */
    @Override
    public String toString() {
        return "Handshake[" + path() + "]";
    }
}
