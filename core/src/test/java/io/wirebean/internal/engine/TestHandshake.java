// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.Handshake;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A handshake from an address; null where the server does not tell it. */
record TestHandshake(InetSocketAddress from) implements Handshake {

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
        return Map.of();
    }

    @Override
    public Map<String, List<String>> query() {
        return Map.of();
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.empty();
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
        return Optional.ofNullable(from);
    }

    @Override
    public Optional<InetSocketAddress> localAddress() {
        return Optional.empty();
    }
}
