// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/** Tyrus' way out: what it sends takes its place among what we send. */
final class TyrusWriter extends Writer {

    private final OpenSocket socket;

    TyrusWriter(OpenSocket socket) {
        this.socket = socket;
    }

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        socket.outlet().control(bytes, failure -> {
            if (failure == null) {
                handler.completed(frame);
            } else {
                handler.failed(failure);
            }
        });
    }

    /** Tyrus has sent its last frame, which may still be under way. */
    @Override
    public void close() {
        socket.finish();
    }
}
