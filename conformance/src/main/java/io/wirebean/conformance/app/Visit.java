// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import io.wirebean.WSConnectionScoped;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.UUID;

/** One connection's own bean. */
@WSConnectionScoped
public class Visit {

    @Inject
    Journal journal;

    @Inject
    Connection me;

    private final String id = UUID.randomUUID().toString();
    private String key = "none";

    @PostConstruct
    void made() {
        // kept, since the connection itself may be out of reach when this is destroyed
        key = Journal.key(me);
    }

    @PreDestroy
    void destroyed() {
        journal.note(key, "destroyed " + id);
    }

    /** What tells this instance from others. */
    public String id() {
        return id;
    }
}
