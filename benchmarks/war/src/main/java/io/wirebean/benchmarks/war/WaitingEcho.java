// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Answers by returning, as the Jakarta tutorial does. */
@ServerEndpoint("/by-hand-waiting/echo")
public final class WaitingEcho {

    private static final HandWritten HAND_WRITTEN = new HandWritten();

    /** Answers. */
    @OnMessage
    public String said(String text) {
        return HAND_WRITTEN.answer(text);
    }
}
