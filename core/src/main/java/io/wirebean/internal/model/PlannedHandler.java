// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * A handler as it was written, and what became of it.
 *
 * @param eventPath what refines its event; null for nothing
 */
record PlannedHandler(HandlerDescription written, @Nullable PathTemplate eventPath, HandlerPlan plan) {

    boolean is(HandlerKind kind) {
        return written.kind() == kind;
    }

    /** Whether it takes every message, whatever the event. */
    boolean takesWholeMessages() {
        return is(HandlerKind.MESSAGE) && written.event().isEmpty();
    }

    /** Equal for message handlers that take the same messages. */
    Key key() {
        return new Key(written.event(), eventPath == null ? "" : eventPath.shape());
    }

    /** What tells message handlers apart. */
    record Key(String event, String shape) {

        /** As a sentence's object. */
        String words() {
            return "the event \"" + event + "\"" + (shape.isEmpty() ? "" : " with the path \"" + shape + "\"");
        }
    }
}
