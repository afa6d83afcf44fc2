// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import io.wirebean.Connection;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** One callback's own bean, which notes when it is made and destroyed. */
@RequestScoped
public class Errand {

    @Inject
    Connection me;

    @Inject
    Journal journal;

    @PostConstruct
    void made() {
        journal.note(me, "made");
    }

    @PreDestroy
    void destroyed() {
        journal.note(me, "destroyed");
    }

    /** Notes that it is done. */
    public void run() {
        journal.note(me, "run");
    }
}
