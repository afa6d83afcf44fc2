// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.internal.engine.Engine;
import io.wirebean.internal.engine.LiveConnection;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Ends a connection that does not answer its first ping, on a server that may have lost its end. */
final class FirstPong implements MessageHandler.Whole<PongMessage> {

    /** Any living peer answers a ping at once; that many seconds only a broken network takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(FirstPong.class.getName());

    private final Session session;
    private final LiveConnection connection;
    private volatile boolean heard;

    private FirstPong(Session session, LiveConnection connection) {
        this.session = session;
        this.connection = connection;
    }

    /** Pings a connection that has just opened. */
    static void expect(Session session, LiveConnection connection, Engine engine) {
        var pong = new FirstPong(session, connection);
        session.addMessageHandler(PongMessage.class, pong);
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the first ping was not sent", e);
        }
        engine.after(PATIENCE, pong::endUnlessHeard);
    }

    @Override
    public void onMessage(PongMessage pong) {
        heard = true;
    }

    private void endUnlessHeard() {
        if (heard || !connection.isOpen()) {
            return;
        }
        connection.ended(new CloseReason(1006, "", Initiator.NETWORK));
        try {
            session.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a lost connection had been closed", e);
        }
    }
}
