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
import java.util.function.Consumer;

/** Ends a connection that does not answer its first ping, on a server that may have lost its end. */
final class FirstPong implements MessageHandler.Whole<PongMessage> {

    /** Any living peer answers a ping at once; that many seconds only a broken network takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(FirstPong.class.getName());

    private final Session session;
    private final Consumer<CloseReason> end;
    private volatile boolean heard;

    /** @param end told of the end that the server has lost */
    FirstPong(Session session, Consumer<CloseReason> end) {
        this.session = session;
        this.end = end;
    }

    /** Pings a connection that has just opened. */
    static void expect(Session session, LiveConnection connection, Engine engine) {
        var pong = new FirstPong(session, connection::ended);
        session.addMessageHandler(PongMessage.class, pong);
        pong.ping();
        engine.after(PATIENCE, pong::endUnlessHeard);
    }

    void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the first ping was not sent", e);
        }
    }

    @Override
    public void onMessage(PongMessage pong) {
        heard = true;
    }

    /** A connection whose end was told in the meantime does not notice. */
    void endUnlessHeard() {
        if (heard) {
            return;
        }
        end.accept(new CloseReason(1006, "", Initiator.NETWORK));
        try {
            session.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a lost connection had been closed", e);
        }
    }
}
