// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Identity;
import io.wirebean.security.Tickets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The application's tickets: there before the settings that say how long one lives. */
final class TicketCounter implements Tickets {

    private volatile @Nullable Tickets book;

    void open(Tickets book) {
        this.book = book;
    }

    @Override
    public String issue(Identity identity) {
        return book().issue(identity);
    }

    @Override
    public String issue(Identity identity, Duration lifetime) {
        return book().issue(identity, lifetime);
    }

    @Override
    public Optional<Identity> spend(String ticket) {
        return book().spend(ticket);
    }

    private Tickets book() {
        Tickets open = book;
        if (open == null) {
            throw new IllegalStateException("there are no tickets before the application has started");
        }
        return open;
    }
}
