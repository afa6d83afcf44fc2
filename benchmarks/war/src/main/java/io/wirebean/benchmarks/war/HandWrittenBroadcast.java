// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.war;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The naive loop: JSON once, then a send to each session, which it awaits where {@code -Dwaiting=true} says so. */
@ServerEndpoint("/by-hand/broadcast")
public final class HandWrittenBroadcast {

    private static final boolean WAITING = Boolean.getBoolean("waiting");
    private static final HandWritten HAND_WRITTEN = new HandWritten();
    private static final Set<Session> SESSIONS = ConcurrentHashMap.newKeySet();

    /** Takes one in. */
    @OnOpen
    public void opened(Session session) {
        SESSIONS.add(session);
    }

    /** Sends it to all. */
    @OnMessage
    public void said(String text) throws IOException {
        String answer = HAND_WRITTEN.answer(text);
        for (Session session : SESSIONS) {
            if (WAITING) {
                session.getBasicRemote().sendText(answer);
            } else {
                session.getAsyncRemote().sendText(answer);
            }
        }
    }

    /** Lets one go. */
    @OnClose
    public void closed(Session session) {
        SESSIONS.remove(session);
    }
}
