// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.engine;

import org.jspecify.annotations.Nullable;

/** The lane of an application whose step a thread runs, for each thread. */
final class CurrentLane {

    private final ThreadLocal<@Nullable Lane> ofThread = new ThreadLocal<>();

    /** This thread runs a step of another lane, or of none; which one it ran before. */
    @Nullable
    Lane replace(@Nullable Lane lane) {
        Lane before = ofThread.get();
        ofThread.set(lane);
        return before;
    }

    /** Whether this thread runs a step behind which nothing waits: whoever has more to come had better not write. */
    boolean isAtLastStep() {
        Lane lane = ofThread.get();
        return lane != null && !lane.hasMore();
    }
}
