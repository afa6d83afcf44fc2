// SPDX-License-Identifier: Apache-2.0
package io.wirebean.embedded;

import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.spi.Frame.BinaryFrame;
import io.wirebean.spi.Frame.TextFrame;
import java.nio.ByteBuffer;

/** Where what one peer sends goes: messages and pongs to the engine, the rest to the socket. */
record PeerFrames(LiveConnection connection, OpenSocket socket) implements FrameSink {

    private static final int FIN = 0x80;

    /** A whole control frame as a server sends it. */
    static byte[] frame(int opcode, byte[] payload) {
        return ByteBuffer.allocate(2 + payload.length)
                .put((byte) (FIN | opcode))
                .put((byte) payload.length)
                .put(payload)
                .array();
    }

    @Override
    public void text(String text, int bytes) {
        connection.received(new TextFrame(text, bytes));
    }

    @Override
    public void binary(byte[] data) {
        connection.received(new BinaryFrame(data));
    }

    @Override
    public void control(int opcode, byte[] payload) {
        if (opcode == FrameHead.PING) {
            socket.outlet().control(frame(FrameHead.PONG, payload), failure -> {});
        } else {
            connection.ponged(ByteBuffer.wrap(payload));
        }
    }

    @Override
    public void closed(int code, String phrase) {
        socket.closedByPeer(code, phrase);
    }

    @Override
    public void tooBig(long bytes) {
        connection.intake().tooBig(bytes);
    }

    @Override
    public void tooManyFragments(int fragments) {
        connection.intake().tooManyFragments(fragments);
    }

    @Override
    public void violated(int code, String phrase) {
        socket.end(code, phrase);
    }
}
