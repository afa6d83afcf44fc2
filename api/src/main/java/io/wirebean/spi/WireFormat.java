// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

import io.wirebean.Outgoing;
import io.wirebean.SystemCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers: how do frames become envelopes and back, and how does a failure look?
 *
 * <p>One instance serves all connections of all controllers that name it; methods are called by many threads at once.
 * {@link #read} runs on the server's thread and must not wait.
 *
 * @since 0.1
 */
public interface WireFormat {

    /** What {@code @WSController(format = ...)} says, such as {@code json}. */
    String name();

    /** Whether messages name an event. If not, a controller has one message handler that takes whole messages. */
    boolean hasEvents();

    /** Reads the head of one message; never throws, whatever the peer sent. */
    Envelope read(Frame frame);

    /** A message that tells an event; null where this format sends nothing for it. */
    @Nullable
    Frame event(Outgoing message, PayloadCodec codec);

    /** The reply to a message; null where this format sends nothing for it. */
    @Nullable
    Frame reply(String id, @Nullable Object data, PayloadCodec codec);

    /** The failure of a message, its id null where it had none; null where this format is silent on it. */
    @Nullable
    Frame failure(@Nullable String id, Failure failure, PayloadCodec codec);

    /**
     * What a peer begins to watch a topic with, where it asked without an id; null where this format sends nothing for it, which is
     * what this default says.
     */
    default @Nullable Frame watched(String topic, @Nullable Object state, PayloadCodec codec) {
        return null;
    }

    /** Tells that a watch has ended without the peer having asked for it; null where this format sends nothing for it. */
    default @Nullable Frame unwatched(String topic, Failure why, PayloadCodec codec) {
        return null;
    }

    /**
     * The advice to come back after a while, which goes ahead of a close with 1012; null where this format has no word for
     * it, which is what this default says. May be asked on the timer's thread, so it must not wait; where it throws, the close
     * goes without an advice.
     */
    default @Nullable Frame reconnect(Duration after, PayloadCodec codec) {
        return null;
    }

    /**
     * A failure as the peer may know it.
     *
     * @param code a {@link SystemCode} or the application's own
     * @param status HTTP-like
     * @param message for people
     * @param details encoded by the codec; null for none
     * @param ref names the entry in the server's log; null for none
     */
    record Failure(String code, int status, String message, @Nullable Object details, @Nullable String ref) {

        /** A failure that Wirebean itself found. */
        public static Failure of(SystemCode code, String message) {
            return new Failure(code.name(), code.status(), message, null, null);
        }
    }
}
