// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The ids of a connection's messages that have no answer yet; a peer may use one again as soon as it has the answer. */
final class InFlight {

    private final Set<String> ids = ConcurrentHashMap.newKeySet(1);

    /** Whether the id was free; a message without one always passes. */
    boolean enter(@Nullable String id) {
        return id == null || ids.add(id);
    }

    /** To be called before the answer is queued: the peer may be quicker than what comes after that. */
    void answered(@Nullable String id) {
        if (id != null) {
            ids.remove(id);
        }
    }
}
