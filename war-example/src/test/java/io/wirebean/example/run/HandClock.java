// SPDX-License-Identifier: Apache-2.0
package io.wirebean.example.run;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The example's clock, moved by hand. */
@Singleton
public class HandClock {

    private final AtomicLong seconds = new AtomicLong();

    /** Puts it ahead of the real time, or behind it. */
    void move(long by) {
        seconds.addAndGet(by);
    }

    @Produces
    Clock clock() {
        InstantSource moved = () -> Instant.now().plusSeconds(seconds.get());
        return moved.withZone(ZoneOffset.UTC);
    }
}
