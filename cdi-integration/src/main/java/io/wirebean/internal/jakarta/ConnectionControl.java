// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.internal.engine.Transport;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What lies below Jakarta's API: a hold on the TCP side of one connection, as far as the server gives one. Never throws. */
public interface ConnectionControl {

    /** A server that gives no hold. */
    ConnectionControl NONE = new ConnectionControl() {
        @Override
        public boolean pauseReads() {
            return false;
        }

        @Override
        public void resumeReads() {}

        @Override
        public boolean abort() {
            return false;
        }
    };

    /** Stops reading; true where nothing arrives any more but what has been read already. */
    boolean pauseReads();

    /** Reads again. */
    void resumeReads();

    /** Has the next {@link #abort} drop what the system would go on offering to a peer that takes nothing, for many minutes. */
    default void dropsWhatWaits() {}

    /** Frees the TCP connection; false where that did not happen. */
    boolean abort();

    /** See {@link Transport#writer}. */
    default @Nullable Executor writer() {
        return null;
    }

    /** The transport of a session that has opened: the one over the session, or a faster one around it. */
    default Transport transport(Transport overSession) {
        return overSession;
    }

    /**
     * Takes frames from now on and hands them to the connection above, which has had no callback yet.
     *
     * @return false, and nothing is done, where it is for the session's message handlers
     */
    default boolean takeFrames(LiveConnection connection) {
        return false;
    }
}
