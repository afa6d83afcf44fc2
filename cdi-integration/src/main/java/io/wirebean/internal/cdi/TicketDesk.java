// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import io.wirebean.Identity;
import io.wirebean.security.Tickets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where tickets are issued and spent; closed until the application has started, which is when its settings are known. */
final class TicketDesk implements Tickets {

    private volatile @Nullable Tickets book;

    void open(Tickets book) {
        this.book = book;
    }

    @Override
    public String issue(Identity identity) {
        return opened().issue(identity);
    }

    @Override
    public String issue(Identity identity, Duration lifetime) {
        return opened().issue(identity, lifetime);
    }

    @Override
    public Optional<Identity> spend(String ticket) {
        return opened().spend(ticket);
    }

    private Tickets opened() {
        Tickets opened = book;
        if (opened == null) {
            throw new IllegalStateException("there are no tickets before the application has started");
        }
        return opened;
    }
}
