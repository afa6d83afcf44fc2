// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.gate;

import io.wirebean.Identity;
import io.wirebean.security.Tickets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** The tickets that are not spent yet, in memory. */
public final class TicketBook implements Tickets {

    /** 192 bits: nobody guesses one of ten thousand within half a minute. */
    private static final int BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Duration lifetime;
    private final int maxOpen;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Open> open = new HashMap<>();
    private final TreeSet<Open> byEnd =
            new TreeSet<>(Comparator.comparing(Open::end).thenComparing(Open::ticket));

    /**
     * @param lifetime of a ticket that is issued without one
     * @param maxOpen how many may be open at once
     */
    public TicketBook(Clock clock, Duration lifetime, int maxOpen) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.maxOpen = maxOpen;
    }

    private record Open(String ticket, Identity identity, Instant end) {

        /** Without the ticket. */
        @Override
        public String toString() {
            return "Open[end=" + end + "]";
        }
    }

    @Override
    public String issue(Identity identity) {
        return issue(identity, lifetime);
    }

    @Override
    public String issue(Identity identity, Duration lifetime) {
        // an injected identity shows whoever calls, and nobody where the ticket is spent
        Identity copy = identity.toBuilder().build();
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        lock.lock();
        try {
            forgetOld(now);
            if (open.size() >= maxOpen) {
                throw new IllegalStateException(
                        open.size() + " tickets are open, which is the limit (wirebean.ticket.max-open)");
            }
            var issued = new Open(ticket, copy, now.plus(lifetime));
            open.put(ticket, issued);
            byEnd.add(issued);
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Identity> spend(String ticket) {
        lock.lock();
        try {
            Open spent = open.remove(ticket);
            if (spent == null) {
                return Optional.empty();
            }
            byEnd.remove(spent);
            return spent.end().isAfter(clock.instant()) ? Optional.of(spent.identity()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void forgetOld(Instant now) {
        while (!byEnd.isEmpty() && !byEnd.first().end().isAfter(now)) {
            open.remove(byEnd.pollFirst().ticket());
        }
    }

    /** The number alone. */
    @Override
    public String toString() {
        return open.size() + " open tickets";
    }
}
