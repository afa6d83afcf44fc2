// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A handshake of what a test says was sent. */
final class FakeHandshake implements Handshake {

    private final Map<String, String> pathVariables = new HashMap<>();
    private final Map<String, List<String>> query = new HashMap<>();
    private final Map<String, List<String>> headers = new HashMap<>();
    private final Map<String, String> cookies = new HashMap<>();

    FakeHandshake variable(String name, String value) {
        pathVariables.put(name, value);
        return this;
    }

    FakeHandshake query(String name, String... values) {
        query.put(name, List.of(values));
        return this;
    }

    FakeHandshake header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    FakeHandshake withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    @Override
    public URI uri() {
        return URI.create("/");
    }

    @Override
    public String path() {
        return "/";
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
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    @Override
    public Optional<String> subprotocol() {
        return Optional.empty();
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.empty();
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
}
