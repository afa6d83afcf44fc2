// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.Transport;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * The engine's way to one peer past the session, which is asked only to close.
 *
 * @param overSession the standard way
 */
record OutletTransport(OpenSocket socket, Transport overSession) implements Transport {

    private static final System.Logger LOG = System.getLogger(OutletTransport.class.getName());

    @Override
    public void write(EncodedMessage message, WriteCompletion done) {
        socket.outlet().write(message, done);
    }

    @Override
    public void writeAll(List<EncodedMessage> batch, WriteCompletion done) {
        socket.outlet().write(batch, done);
    }

    @Override
    public boolean writesTogether() {
        return true;
    }

    @Override
    public long progress() {
        return socket.outlet().progress();
    }

    @Override
    public void ping(byte[] data) {
        socket.outlet().control(PeerFrames.frame(FrameHead.PING, data), failure -> {
            if (failure != null) {
                LOG.log(Level.DEBUG, "a ping found a dead connection", failure);
            }
        });
    }

    @Override
    public void close(int code, String phrase) {
        overSession.close(code, phrase);
    }

    @Override
    public boolean abort() {
        return socket.abort();
    }

    @Override
    public boolean pauseReads() {
        return socket.pauseReads();
    }

    @Override
    public void resumeReads() {
        socket.resumeReads();
    }
}
