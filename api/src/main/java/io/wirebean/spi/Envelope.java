// SPDX-License-Identifier: Apache-2.0
package io.wirebean.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link WireFormat} found in a frame that a peer sent.
 *
 * @since 0.1
 */
public sealed interface Envelope {

    /**
     * A message for a handler.
     *
     * @param event empty in a format without events
     * @param path what refines the event; null where the message has none
     * @param id exactly as the peer wrote it; null where no reply is wanted
     * @param payload what the handler gets, not yet decoded
     */
    record Message(String event, @Nullable String path, @Nullable String id, Payload payload) implements Envelope {}

    /**
     * A frame that is no message of the format. It costs nothing but itself.
     *
     * @param id the id of the message where it could still be read, so that the failure can be told as its reply
     * @param why one sentence for the peer; never a part of the frame
     */
    record Malformed(@Nullable String id, String why) implements Envelope {}

    /**
     * A new token for a live connection: the guards are asked again.
     *
     * @param id exactly as the peer wrote it; null where no reply is wanted
     */
    record Authentication(String token, @Nullable String id) implements Envelope {

        /** Without the token. */
        @Override
        public String toString() {
            return "Authentication[id=" + id + "]";
        }
    }

    /**
     * The peer wants to watch a topic.
     *
     * @param id exactly as the peer wrote it; null where the answer is to name the topic
     */
    record Watch(String topic, @Nullable String id) implements Envelope {}

    /**
     * The peer no longer wants to watch a topic.
     *
     * @param id exactly as the peer wrote it; null where no reply is wanted
     */
    record Unwatch(String topic, @Nullable String id) implements Envelope {}

    /** A frame that the format answers by itself, such as a heartbeat. */
    record Answered(Frame answer) implements Envelope {}

    /** A frame that wants nothing, such as the answer to a heartbeat. */
    record Ignored() implements Envelope {}
}
