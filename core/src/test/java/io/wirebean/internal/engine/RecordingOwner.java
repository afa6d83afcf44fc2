// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import io.wirebean.spi.ConnectionObserver.Drop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The connection of the outbox's tests: keeps what it is told. */
final class RecordingOwner implements OutboxOwner {

    final List<Throwable> failures = new ArrayList<>();
    final AtomicInteger drained = new AtomicInteger();
    final AtomicInteger full = new AtomicInteger();
    final List<Drop> dropped = new ArrayList<>();

    @Override
    public String id() {
        return "peer";
    }

    @Override
    public void full(String why) {
        full.incrementAndGet();
    }

    @Override
    public void dropped(Drop what, int count) {
        for (int i = 0; i < count; i++) {
            dropped.add(what);
        }
    }

    @Override
    public void writeFailed(Throwable failure) {
        failures.add(failure);
    }

    @Override
    public void drained() {
        drained.incrementAndGet();
    }
}
