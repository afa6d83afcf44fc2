// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.server;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The naive loop that waits for nothing: JSON once, then a send to each session. */
@ServerEndpoint("/broadcast")
public final class TyrusBroadcast {

    private static final HandWritten HAND_WRITTEN = new HandWritten();
    private static final Set<Session> SESSIONS = ConcurrentHashMap.newKeySet();

    /** Takes one in. */
    @OnOpen
    public void opened(Session session) {
        SESSIONS.add(session);
    }

    /** Sends it to all. */
    @OnMessage
    public void said(String text) {
        String answer = HAND_WRITTEN.answer(text);
        SESSIONS.forEach(session -> session.getAsyncRemote().sendText(answer));
    }

    /** Lets one go. */
    @OnClose
    public void closed(Session session) {
        SESSIONS.remove(session);
    }
}
