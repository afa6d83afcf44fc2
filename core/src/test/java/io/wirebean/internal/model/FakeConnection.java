// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.AttributeKey;
import io.wirebean.Connection;
import io.wirebean.Handshake;
import io.wirebean.Identity;
import io.wirebean.Outgoing;
import io.wirebean.SendResult;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** A connection of which plans see the handshake and the identity alone. */
record FakeConnection(Handshake handshake, Identity identity) implements Connection {

    FakeConnection() {
        this(new FakeHandshake());
    }

    FakeConnection(Handshake handshake) {
        this(handshake, Identity.anonymous());
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public void replaceIdentity(Identity identity) {
        throw new UnsupportedOperationException("no plan replaces an identity");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Set<Class<?>> controllers() {
        return Set.of();
    }

    @Override
    public <T> Optional<T> attribute(AttributeKey<T> key) {
        return Optional.empty();
    }

    @Override
    public <T> void attribute(AttributeKey<T> key, T value) {
        throw notPlanned();
    }

    @Override
    public boolean join(String room) {
        throw notPlanned();
    }

    @Override
    public boolean leave(String room) {
        throw notPlanned();
    }

    @Override
    public Set<String> rooms() {
        return Set.of();
    }

    @Override
    public Set<String> watches() {
        return Set.of();
    }

    @Override
    public SendResult send(Outgoing message) {
        throw notPlanned();
    }

    @Override
    public Optional<Duration> latency() {
        return Optional.empty();
    }

    @Override
    public void close(int code, String phrase) {
        throw notPlanned();
    }

    @Override
    public void abort() {
        throw notPlanned();
    }

    @Override
    public Executor executor() {
        throw notPlanned();
    }

    @Override
    public Runnable wrap(Runnable task) {
        throw notPlanned();
    }

    private static UnsupportedOperationException notPlanned() {
        return new UnsupportedOperationException("a plan only looks at a connection");
    }
}
