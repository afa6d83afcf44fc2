// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.UpgradeRequest;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An upgrade request of which plans see the handshake and the identity so far. */
record FakeRequest(Handshake handshake, Identity identity) implements UpgradeRequest {

    FakeRequest() {
        this(new FakeHandshake(), Identity.anonymous());
    }

    FakeRequest(Identity identity) {
        this(new FakeHandshake(), identity);
    }

    FakeRequest(Handshake handshake) {
        this(handshake, Identity.anonymous());
    }

    @Override
    public URI uri() {
        return handshake.uri();
    }

    @Override
    public String path() {
        return handshake.path();
    }

    @Override
    public Map<String, String> pathVariables() {
        return handshake.pathVariables();
    }

    @Override
    public Map<String, List<String>> query() {
        return handshake.query();
    }

    @Override
    public List<String> headers(String name) {
        return handshake.headers(name);
    }

    @Override
    public Optional<String> cookie(String name) {
        return handshake.cookie(name);
    }

    @Override
    public Optional<String> subprotocol() {
        return Optional.empty();
    }

    @Override
    public Optional<Principal> principal() {
        return handshake.principal();
    }

    @Override
    public Locale locale() {
        return Locale.ROOT;
    }

    @Override
    public Optional<InetSocketAddress> remoteAddress() {
        return Optional.empty();
    }

    @Override
    public Optional<InetSocketAddress> localAddress() {
        return Optional.empty();
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public Set<Class<?>> controllers() {
        return Set.of();
    }

    @Override
    public List<String> subprotocols() {
        return List.of();
    }

    @Override
    public Optional<String> origin() {
        return Optional.empty();
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public Optional<String> bearerToken() {
        return Optional.empty();
    }

    @Override
    public boolean isCallerInRole(String role) {
        return false;
    }

    @Override
    public Optional<HttpSession> session() {
        return Optional.empty();
    }
}
