// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.engine.Intake;
import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.internal.engine.Transport;
import io.wirebean.internal.engine.Transport.WriteCompletion;
import io.wirebean.internal.jakarta.ConnectionControl;
import io.wirebean.internal.jakarta.Doorway;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ScheduledFuture;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket between Grizzly and the engine. Tyrus has the session: it is told of the end, and what it sends goes the same
 * way as our messages.
 */
final class OpenSocket implements ConnectionControl, Outlet.Owner {

    private static final System.Logger LOG = System.getLogger(OpenSocket.class.getName());

    private final NIOConnection tcp;
    private final GrizzlyControl control;
    private final Doorway doorway;
    private final Outlet outlet;

    /** Whether an extension was negotiated: then the frames are Tyrus' own affair, in both directions. */
    private boolean extended;

    private volatile @Nullable Connection tyrus;
    private @Nullable FrameReader reader;
    private @Nullable Intake intake;
    private volatile @Nullable ScheduledFuture<?> hardEnd;
    private volatile boolean closeWritten;
    private volatile boolean peerClosed;

    OpenSocket(NIOConnection tcp, Doorway doorway, Scratch scratch) {
        this.tcp = tcp;
        this.control = new GrizzlyControl(tcp);
        this.doorway = doorway;
        this.outlet = new Outlet((SocketChannel) tcp.getChannel(), scratch, this);
    }

    Outlet outlet() {
        return outlet;
    }

    @Override
    public Transport transport(Transport overSession) {
        return extended ? overSession : new OutletTransport(this, overSession);
    }

    @Override
    public boolean takeFrames(LiveConnection connection) {
        if (extended) {
            return false;
        }
        Intake limits = connection.intake();
        intake = limits;
        reader = new FrameReader(new PeerFrames(connection, this), limits.maxMessageBytes(), limits.maxFragments());
        return true;
    }

    NIOConnection tcp() {
        return tcp;
    }

    /** Opens Tyrus' session, and the engine's connection by that; on the thread that reads, behind the 101. */
    @SuppressWarnings("deprecation") // Grizzly has no other way to be told
    void open(UpgradeInfo upgrade, boolean withExtensions) {
        extended = withExtensions;
        tyrus = upgrade.createConnection(new TyrusWriter(this), why -> tcp.closeSilently());
        tcp.addCloseListener((CloseListener<?, ?>) (closed, how) -> gone());
    }

    /** Takes what has come; on the selector's thread. */
    void read(Buffer buffer) {
        FrameReader frames = reader;
        if (intake != null) {
            intake.heard();
        }
        if (frames != null && buffer.hasArray()) {
            int from = buffer.arrayOffset() + buffer.position();
            frames.read(buffer.array(), from, from + buffer.remaining());
        } else if (frames != null) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            frames.read(bytes, 0, bytes.length);
        } else if (extended) {
            toTyrus(buffer.toByteBuffer());
        }
    }

    private void toTyrus(ByteBuffer bytes) {
        var session = tyrus;
        if (session != null) {
            session.getReadHandler().handle(bytes);
        }
    }

    /** The peer has said goodbye, which is answered: unless it answers ours. */
    void closedByPeer(int code, String phrase) {
        peerClosed = true;
        end(code, phrase);
        closeIfBothHave();
    }

    /** Ends the session with a close frame, and the connection behind it. */
    void end(int code, String phrase) {
        var session = tyrus;
        if (session != null) {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), phrase));
        }
    }

    /** The session is over. A peer that does not hang up is cut off. */
    void finish() {
        if (outlet.isClosing()) {
            // a peer that a full inbox has stopped could not be heard to hang up
            resumeReads();
            hardEnd = doorway.afterCloseTimeout(this::abort);
            // it may have gone just before there was anything to cancel
            if (!tcp.isOpen()) {
                cancelHardEnd();
            }
        } else {
            tcp.closeSilently();
        }
    }

    @Override
    public boolean pauseReads() {
        return control.pauseReads();
    }

    @Override
    public void resumeReads() {
        control.resumeReads();
    }

    @Override
    public boolean abort() {
        if (outlet.isHeldUp()) {
            forgetWhatTheKernelKeeps();
        }
        return control.abort();
    }

    /** Else it would go on offering it to a peer that takes nothing, for many minutes. */
    private void forgetWhatTheKernelKeeps() {
        try {
            ((SocketChannel) tcp.getChannel()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the connection has gone", e);
        }
    }

    @Override
    public void writeLater(ByteBuffer rest, WriteCompletion done) {
        LaterWrite.start(tcp, rest, done);
    }

    /** Says that nothing more comes and goes on reading: closed at once, what the peer still sends would destroy it. */
    @Override
    public void closeWritten() {
        closeWritten = true;
        try {
            ((SocketChannel) tcp.getChannel()).shutdownOutput();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the connection has gone", e);
        }
        closeIfBothHave();
    }

    private void closeIfBothHave() {
        if (peerClosed && closeWritten) {
            tcp.closeSilently();
        }
    }

    @Override
    public void broken(IOException why) {
        tcp.terminateWithReason(why);
    }

    private void gone() {
        outlet.gone();
        end(CloseCodes.CLOSED_ABNORMALLY.getCode(), "");
        cancelHardEnd();
    }

    private void cancelHardEnd() {
        ScheduledFuture<?> pending = hardEnd;
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
