// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What servers may still have of sessions that have ended: some keep the TCP connection for as long as its peer reads nothing, or does
 * not hang up, and nothing else looks after it any more. It is ended hard after {@code outbound.close-timeout}, which does
 * nothing where it has gone by then. One task of the timer serves all.
 */
final class Leftovers {

    private final Engine engine;
    private final Duration patience;
    private final ConcurrentLinkedQueue<Leftover> all = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    Leftovers(Engine engine, Duration patience) {
        this.engine = engine;
        this.patience = patience;
    }

    /** @param transport held weakly: a server that keeps the TCP connection (Undertow) keeps its session, which leads to it */
    private record Leftover(WeakReference<Transport> transport, long deadline) {

        void end() {
            Transport left = transport.get();
            if (left != null) {
                left.abort();
            }
        }
    }

    /** Takes one whose session has just ended. */
    void add(Transport transport) {
        all.add(new Leftover(
                new WeakReference<>(transport), engine.parts().nanos().getAsLong() + patience.toNanos()));
        lookAfter(patience.toNanos());
    }

    private void lookAfter(long nanos) {
        if (looking.compareAndSet(false, true)) {
            engine.after(Duration.ofNanos(nanos), this::look);
        }
    }

    private void look() {
        looking.set(false);
        long now = engine.parts().nanos().getAsLong();
        Leftover first = all.peek();
        while (first != null && first.deadline - now <= 0) {
            // by the timer's one thread alone
            all.remove();
            first.end();
            first = all.peek();
        }
        if (first != null) {
            lookAfter(Math.max(first.deadline - now, TimeUnit.MILLISECONDS.toNanos(1)));
        }
    }

    /** The timer stops: what is left by then is ended on a thread of the JDK's, which outlives the application. */
    void stop() {
        if (!all.isEmpty()) {
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> all.forEach(Leftover::end));
        }
    }
}
