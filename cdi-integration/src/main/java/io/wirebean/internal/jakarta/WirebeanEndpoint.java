// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.jakarta;

import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The endpoint of one connection: hands everything to the engine, and nothing that was not admitted. */
public final class WirebeanEndpoint extends Endpoint {

    private static final System.Logger LOG = System.getLogger(WirebeanEndpoint.class.getName());

    private final Doorway doorway;
    private volatile @Nullable LiveConnection connection;

    WirebeanEndpoint(Doorway doorway) {
        this.doorway = doorway;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        if (session.getUserProperties().remove(Doorway.PENDING) instanceof PendingUpgrade pending) {
            open(session, pending);
        } else {
            turnAway(session);
        }
    }

    private void open(Session session, PendingUpgrade pending) {
        doorway.prepare(session, pending.admission().endpoint());
        doorway.open(session, pending, live -> connection = live, live -> listen(session, live));
    }

    private void listen(Session session, LiveConnection live) {
        // lambdas would hide the type from servers that look for it by reflection
        session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String text) {
                live.received(new TextFrame(text));
            }
        });
        session.addMessageHandler(byte[].class, new MessageHandler.Whole<byte[]>() {
            @Override
            public void onMessage(byte[] data) {
                live.received(new BinaryFrame(doorway.kept(session, data)));
            }
        });
        session.addMessageHandler(PongMessage.class, new MessageHandler.Whole<PongMessage>() {
            @Override
            public void onMessage(PongMessage pong) {
                live.ponged(pong.getApplicationData());
            }
        });
    }

    private void turnAway(Session session) {
        doorway.warnOfUnadmitted(session.getRequestURI().getRawPath());
        try {
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "not admitted"));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "an unadmitted session had gone already", e);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        var live = connection;
        if (live != null) {
            live.ended(doorway.closeReason(reason));
        }
    }

    @Override
    public void onError(Session session, Throwable failure) {
        // every server that ends the connection for it calls onClose too
        LOG.log(Level.DEBUG, "the server reports a failure of a session", failure);
    }
}
