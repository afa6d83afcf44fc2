// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wirebean.CloseReason;
import io.wirebean.CloseReason.Initiator;
import io.wirebean.internal.engine.EncodedMessage;
import io.wirebean.internal.engine.LiveConnection;
import io.wirebean.internal.engine.Transport;
import io.wirebean.spi.Frame.TextFrame;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The other end of a connection: the transport's fake, and what a client does. */
final class ScriptedPeer implements Transport {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final LiveConnection connection;

    ScriptedPeer(Function<Transport, LiveConnection> opening) {
        connection = opening.apply(this);
    }

    String id() {
        return connection.id();
    }

    ScriptedPeer sends(String text) {
        connection.received(new TextFrame(text));
        return this;
    }

    ScriptedPeer receives(String text) {
        assertEquals(text, next());
        return this;
    }

    /** What comes next; the deadline only ends a test that has failed. */
    String next() {
        try {
            String text = received.poll(10, TimeUnit.SECONDS);
            return text == null ? "nothing in 10 s" : text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void leaves() {
        connection.ended(new CloseReason(1001, "", Initiator.PEER));
    }

    @Override
    public void write(EncodedMessage message, WriteCompletion done) {
        received.add(((TextFrame) message.frame()).text());
        done.completed(null);
    }

    @Override
    public void ping(byte[] data) {}

    @Override
    public void close(int code, String phrase) {
        received.add("closed " + code + " " + phrase);
        // as servers do, on the thread that closes
        connection.ended(new CloseReason(code, phrase, Initiator.PEER));
    }

    @Override
    public boolean abort() {
        return true;
    }

    @Override
    public boolean pauseReads() {
        return false;
    }

    @Override
    public void resumeReads() {}
}
