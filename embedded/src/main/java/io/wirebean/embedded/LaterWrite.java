// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.engine.Transport.WriteCompletion;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.ByteBufferWrapper;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/** A write that the selector brings to its end, behind those that it has already. */
final class LaterWrite extends EmptyCompletionHandler<WriteResult<WritableMessage, SocketAddress>> {

    private final WriteCompletion done;

    private LaterWrite(WriteCompletion done) {
        this.done = done;
    }

    /** The position of {@code bytes} moves on as they go. */
    static void start(NIOConnection tcp, ByteBuffer bytes, WriteCompletion done) {
        ((TCPNIOTransport) tcp.getTransport())
                .getWriter(false)
                .write(tcp, null, new ByteBufferWrapper(bytes), new LaterWrite(done));
    }

    @Override
    public void completed(WriteResult<WritableMessage, SocketAddress> result) {
        done.completed(null);
    }

    @Override
    public void failed(Throwable failure) {
        done.completed(failure == null ? new ClosedChannelException() : failure);
    }

    @Override
    public void cancelled() {
        done.completed(new ClosedChannelException());
    }
}
