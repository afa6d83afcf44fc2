// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Handshake;
import io.wirebean.internal.model.EndpointPlan;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of one upgrade, copied once: nobody touches the HTTP request afterwards. */
public final class HandshakeFacts implements Handshake {

    private final URI uri;
    private final String path;
    private final Map<String, String> pathVariables;
    private final Map<String, List<String>> query;
    private final Headers headers;
    private final @Nullable String subprotocol;
    private final RawUpgrade.Peer peer;

    private HandshakeFacts(
            RawUpgrade raw, String path, Map<String, String> variables, Headers headers, EndpointPlan of) {
        this.uri = URI.create(raw.rawQuery() == null ? raw.rawPath() : raw.rawPath() + "?" + raw.rawQuery());
        this.path = path;
        this.pathVariables = Map.copyOf(variables);
        this.query = PercentEncoding.query(raw.rawQuery());
        this.subprotocol = headers.firstSubprotocolOf(of.subprotocols());
        this.headers = headers.withoutCredentialsExcept(of.credentials());
        this.peer = raw.peer();
    }

    /** @throws IllegalArgumentException if path and query are not a URI */
    static HandshakeFacts of(EndpointPlan endpoint, RawUpgrade raw, String path, Map<String, String> variables) {
        return new HandshakeFacts(raw, path, variables, Headers.of(raw.headers()), endpoint);
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Map<String, String> pathVariables() {
        return pathVariables;
    }

    @Override
    public Map<String, List<String>> query() {
        return query;
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
        return Optional.ofNullable(peer.caller().principal());
    }

    @Override
    public Locale locale() {
        return headers.locale();
    }

    @Override
    public Optional<InetSocketAddress> remoteAddress() {
        return Optional.ofNullable(peer.remote());
    }

    @Override
    public Optional<InetSocketAddress> localAddress() {
        return Optional.ofNullable(peer.local());
    }

    /** The path alone: query and headers may hold what no log should show. */
    @Override
    public String toString() {
        return "Handshake[" + path + "]";
    }
}
