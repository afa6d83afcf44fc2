// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gates at which handlers wait until the test opens them over the wire. */
@ApplicationScoped
public class Gates {

    private static final long DEADLINE_SECONDS = 30;

    private final Map<String, CompletableFuture<Void>> gates = new ConcurrentHashMap<>();

    /** Completes when the gate is opened. */
    public CompletableFuture<Void> gate(String name) {
        return gates.computeIfAbsent(name, none -> new CompletableFuture<>());
    }

    /** Waits on this thread until the gate is opened. */
    public void pass(String name) throws InterruptedException {
        try {
            gate(name).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("nobody opened the gate " + name, e);
        }
    }

    /** Lets all through who wait and all who come. */
    public void open(String name) {
        gate(name).complete(null);
    }
}
