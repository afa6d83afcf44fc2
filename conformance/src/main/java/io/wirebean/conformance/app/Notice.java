// SPDX-License-Identifier: Apache-2.0
package io.wirebean.conformance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** An event, and which request its observer was in. */
public class Notice {

    private volatile String seenIn = "none";

    /** The id of the request's bean. */
    public String seenIn() {
        return seenIn;
    }

    /** Observes it in a request that the container begins. */
    @ApplicationScoped
    public static class Board {

        @Inject
        Fresh fresh;

        void sees(@ObservesAsync Notice notice) {
            notice.seenIn = fresh.id();
        }
    }
}
