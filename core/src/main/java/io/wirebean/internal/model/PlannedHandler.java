// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A handler as it was written, and what became of it.
 *
 * @param template what refines its event, or which topics it is for; null for nothing
 * @param every how long there is at least between two updates of its topic; zero for no such rate, and where there is no topic
 */
record PlannedHandler(HandlerDescription written, @Nullable PathTemplate template, Duration every, HandlerPlan plan) {

    boolean is(HandlerKind kind) {
        return written.kind() == kind;
    }

    /** Whether it takes every message, whatever the event. */
    boolean takesWholeMessages() {
        return is(HandlerKind.MESSAGE) && written.event().isEmpty();
    }

    /** Equal for message handlers that take the same messages. */
    Key key() {
        return new Key(written.event(), template == null ? "" : template.shape());
    }

    /** What tells message handlers apart. */
    record Key(String event, String shape) {

        /** As a sentence's object. */
        String words() {
            return "the event \"" + event + "\"" + (shape.isEmpty() ? "" : " with the path \"" + shape + "\"");
        }
    }
}
